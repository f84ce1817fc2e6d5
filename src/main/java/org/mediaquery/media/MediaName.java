package org.mediaquery.media;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Validates, encodes and decodes names. A name is an S3 key (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
public final class MediaName {

    /** The maximum length of an S3 key, in bytes of UTF-8. */
    public static final int MAX_BYTES = 1024;

    /** An empty segment, a dot segment, or one that begins with a parameter. */
    private static final Pattern UNADDRESSABLE = Pattern.compile("\\.{0,2}(;|$)");

    private static final Pattern RESOLVED = Pattern.compile("(^|/)\\.\\.?(/|$)|^/+$");

    private MediaName() {}

    /**
     * Checks a name.
     *
     * @return the same name
     * @throws InvalidInputException when the name is empty, too long or not valid Unicode
     */
    public static String check(String name) {
        if (name.isEmpty()) {
            throw new InvalidInputException("The name must not be empty.");
        }
        try {
            int bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(name))
                    .remaining();
            if (bytes > MAX_BYTES) {
                throw new InvalidInputException(
                        "The name has " + bytes + " bytes in UTF-8; S3 allows 1 to " + MAX_BYTES + ".");
            }
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("The name must be valid Unicode, without unpaired surrogates.", name, e);
        }
        return name;
    }

    /**
     * Checks a prefix of names.
     *
     * @param parameter the client's parameter with the prefix, for the message
     * @return the same prefix
     * @throws InvalidInputException when no name can begin with the prefix
     */
    public static String checkPrefix(String parameter, String prefix) {
        try {
            return prefix.isEmpty() ? prefix : check(prefix);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "\"" + parameter + "\" must be Unicode text of up to " + MAX_BYTES + " bytes in UTF-8.", prefix, e);
        }
    }

    /**
     * Checks the name of a new object. S3 allows names that cannot be part of a URL's path: clients and servers resolve empty
     * segments and dot segments (RFC 3986, section 5.2.4), and servlet containers refuse control characters and segments that
     * begin with a parameter (Jakarta Servlet 6.0, section 3.5.2). Existing objects with such names can be addressed by the
     * query parameter {@code name}.
     *
     * @return the same name
     * @throws InvalidInputException when the name is not valid, or cannot be the end of a path
     */
    public static String checkAddressable(String name) {
        check(name);
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException("The name must not contain control characters.", name);
        }
        for (String segment : name.split("/", -1)) {
            if (UNADDRESSABLE.matcher(segment).lookingAt()) {
                throw new InvalidInputException(
                        "Each part of the name between slashes must not be empty, . or .., and must not begin with a"
                                + " semicolon.",
                        name);
            }
        }
        return name;
    }

    /**
     * Reads a name from the end of a URL's path. The path must not be decoded or normalized, because a name may contain slashes,
     * dots and percent signs. In contrast to forms, a plus is a plus (RFC 3986).
     *
     * @param path percent-encoded
     * @param marker the name begins after the first occurrence of this text, such as {@code /api/media/}
     * @throws InvalidInputException when the encoding or the name is not valid, or the name has segments that clients and
     *     servers resolve (RFC 3986, section 5.2.4)
     */
    public static String fromPath(String path, String marker) {
        int start = path.indexOf(marker);
        if (start < 0) {
            throw new InvalidInputException("The path must have a name after " + marker + ".", path);
        }
        String name = decode(path.substring(start + marker.length()));
        if (RESOLVED.matcher(name).find()) {
            throw new InvalidInputException(
                    "A name in a path must not consist of slashes only, or have . or .. between slashes. Use the parameter"
                            + " \"name\" instead.",
                    name);
        }
        return name;
    }

    private static String decode(String raw) {
        byte[] text = raw.getBytes(StandardCharsets.UTF_8);
        ByteBuffer name = ByteBuffer.allocate(text.length);
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '%') {
                name.put(text[i]);
                continue;
            }
            int high = i + 2 <= text.length - 1 ? Character.digit(text[i + 1], 16) : -1;
            int low = i + 2 <= text.length - 1 ? Character.digit(text[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new InvalidInputException("The name in the path must be percent-encoded.", raw);
            }
            name.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return check(StandardCharsets.UTF_8.newDecoder().decode(name.flip()).toString());
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("The name in the path must be percent-encoded UTF-8.", raw, e);
        }
    }

    /** Encodes a name for the end of a URL's path: percent-encoded, except slashes. */
    public static String toPath(String name) {
        StringBuilder path = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
            if (plain) {
                path.append(c);
            } else {
                path.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return path.toString();
    }
}
