package org.mediaquery.platform.http;

import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses requests that are not well formed. The server would let most of them pass, and fail over them later with pages of
 * its own or with 500.
 */
final class RequestRules {

    private static final StatusType EXPECTATION_FAILED = Status.EXPECTATION_FAILED;

    private static final Set<String> METHODS_OF_FILES = Set.of("GET", "HEAD", "OPTIONS");

    /** Tokens and quoted strings as in RFC 9110, section 5.6. */
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private static final String QUOTED = "\"(?:[\\t !#-\\[\\]-~\\x80-\\xff]|\\\\[\\t -~\\x80-\\xff])*+\"";

    private static final String PARAMETERS =
            "(?:[ \\t]*;[ \\t]*(?:" + TOKEN + "=(?:" + TOKEN + "|" + QUOTED + "))?)*+[ \\t]*";

    /** RFC 9110, section 8.3.1. */
    private static final Pattern MEDIA_TYPE = Pattern.compile(TOKEN + "/" + TOKEN + PARAMETERS);

    private static final Pattern CHARSET =
            Pattern.compile(";[ \\t]*charset=(?:\"([^\"]*)\"|([^; \\t]*))", Pattern.CASE_INSENSITIVE);

    /** RFC 9110, sections 12.4.2 and 12.5.1. */
    private static final Pattern QUALITY = Pattern.compile(
            ";[ \\t]*q=(?!(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)[ \\t]*(?:[;,]|$))", Pattern.CASE_INSENSITIVE);

    private static final Pattern LANGUAGE = Pattern.compile("(?:[A-Za-z0-9-]+|\\*)" + PARAMETERS);

    /** RFC 3986, section 3.2.2, without the rare forms of registered names. */
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{0,5})?");

    /**
     * RFC 3986, sections 3.3 and 3.4, and what is not ASCII, which some clients do not encode. With other characters the
     * server can build no address of the request.
     */
    private static final Pattern PATH = Pattern.compile("[!$%&'()*+,./:;=@A-Z_a-z~0-9\\x80-\\uffff-]*");

    private static final Pattern QUERY = Pattern.compile("[!$%&'()*+,./:;=?@A-Z\\[\\]_a-z~0-9\\x80-\\uffff-]*");

    private static final Pattern ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** The order matters: later rules rely on earlier ones. */
    private static final List<Function<RequestHead, Optional<Problem>>> RULES =
            List.of(RequestRules::framing, RequestRules::address, RequestRules::negotiation, RequestRules::body);

    private RequestRules() {}

    /** The problem with a request; empty when it may pass. */
    static Optional<Problem> check(RequestHead head) {
        return RULES.stream().flatMap(rule -> rule.apply(head).stream()).findFirst();
    }

    /** Whether the end of the request's body is in doubt, so that nothing more can be read from its connection. */
    static boolean isFramed(RequestHead head) {
        return framing(head).isEmpty();
    }

    /** RFC 9112, sections 3.2 and 6.3: rejects ambiguous framing, which allows request smuggling. */
    private static Optional<Problem> framing(RequestHead head) {
        List<String> lengths = head.header("Content-Length");
        List<String> codings = head.header("Transfer-Encoding");
        if (!lengths.isEmpty() && !codings.isEmpty()) {
            return bad("A request must not have both Content-Length and Transfer-Encoding.");
        }
        if (lengths.stream().distinct().count() > 1
                || lengths.stream().anyMatch(length -> !length.matches("\\d{1,18}"))) {
            return bad("Content-Length must be one whole number of bytes.");
        }
        if (codings.size() > 1 || codings.stream().anyMatch(coding -> !coding.equalsIgnoreCase("chunked"))) {
            return bad("Transfer-Encoding must be chunked, or left out.");
        }
        return Optional.empty();
    }

    private static Optional<Problem> address(RequestHead head) {
        List<String> hosts = head.header("Host");
        boolean mayMiss = !head.protocol().equals("HTTP/1.1");
        if (hosts.size() > 1
                || (hosts.isEmpty() && !mayMiss)
                || hosts.stream().anyMatch(host -> !HOST.matcher(host).matches())) {
            return bad("Host must be one name or address, with a port or without.");
        }
        if (!isEncoded(head.path()) || !PATH.matcher(head.path()).matches()) {
            return bad("The path must be percent-encoded UTF-8.");
        }
        if (head.query() != null
                && !(isEncoded(head.query()) && QUERY.matcher(head.query()).matches())) {
            return bad("The query must be percent-encoded UTF-8.");
        }
        if (!ApiPath.matches(head.path()) && !METHODS_OF_FILES.contains(head.method())) {
            return Optional.of(new Problem(Status.METHOD_NOT_ALLOWED, "This address takes GET requests only."));
        }
        return Optional.empty();
    }

    private static Optional<Problem> negotiation(RequestHead head) {
        if (head.header("Accept").stream()
                .anyMatch(value ->
                        !isList(value, range -> MEDIA_TYPE.matcher(range).matches()))) {
            return bad("Accept must list media types, such as application/json.");
        }
        if (head.header("Accept-Language").stream()
                .anyMatch(
                        value -> !isList(value, range -> LANGUAGE.matcher(range).matches()))) {
            return bad("Accept-Language must list languages, such as en.");
        }
        if (head.header("Expect").stream().anyMatch(value -> !value.equalsIgnoreCase("100-continue"))) {
            return Optional.of(new Problem(EXPECTATION_FAILED, "Expect must be 100-continue, or left out."));
        }
        return Optional.empty();
    }

    private static Optional<Problem> body(RequestHead head) {
        List<String> codings = head.header("Content-Encoding");
        if (codings.stream().anyMatch(coding -> !coding.equalsIgnoreCase("identity"))) {
            return Optional.of(new Problem(
                    Status.UNSUPPORTED_MEDIA_TYPE, "The body must not be compressed: leave out Content-Encoding."));
        }
        List<String> types = head.header("Content-Type");
        if (types.size() > 1
                || types.stream().anyMatch(type -> !MEDIA_TYPE.matcher(type).matches())) {
            return bad("Content-Type must be one media type, such as image/jpeg.");
        }
        if (types.stream().anyMatch(type -> !isCharsetKnown(type))) {
            return Optional.of(new Problem(
                    Status.UNSUPPORTED_MEDIA_TYPE, "The charset that Content-Type names is not known; use utf-8."));
        }
        List<String> lengths = head.header("Content-Length");
        if (!lengths.isEmpty() && Long.parseLong(lengths.get(0)) > BodyLimit.of(head.path())) {
            return Optional.of(BodyTooLargeException.PROBLEM);
        }
        return Optional.empty();
    }

    /** Whether it is a list of such elements, each with a quality from 0 to 1 or with none; empty ones do not count. */
    private static boolean isList(String value, Predicate<String> element) {
        return !QUALITY.matcher(value).find()
                && Stream.of(value.split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .allMatch(element);
    }

    private static boolean isCharsetKnown(String type) {
        Matcher charset = CHARSET.matcher(type);
        if (!charset.find()) {
            return true;
        }
        try {
            return Charset.isSupported(charset.group(1) == null ? charset.group(2) : charset.group(1));
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    private static boolean isEncoded(String text) {
        if (ESCAPE.matcher(text).find()) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.put((byte) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                // some clients send bytes that are not encoded, which the server hands on as characters
                bytes.put((byte) c);
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Optional<Problem> bad(String detail) {
        return Optional.of(new Problem(Status.BAD_REQUEST, detail));
    }
}
