package org.mediaquery.media;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The rules for names: a name is an S3 key (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
public final class MediaName {

    /** The longest key that S3 takes, in bytes of UTF-8. */
    public static final int MAX_BYTES = 1024;

    /** An empty segment, or a dotted one, or one that begins with a parameter. */
    private static final Pattern UNADDRESSABLE = Pattern.compile("\\.{0,2}(;|$)");

    private static final Pattern RESOLVED = Pattern.compile("(^|/)\\.\\.?(/|$)|^/+$");

    private MediaName() {}

    /**
     * Checks a name.
     *
     * @return the same name
     * @throws InvalidInputException when it is empty, too long or no Unicode text
     */
    public static String check(String name) {
        if (name.isEmpty()) {
            throw new InvalidInputException("The name is empty.");
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
            throw new InvalidInputException("A name is Unicode text; this one has half a surrogate pair.", name, e);
        }
        return name;
    }

    /**
     * Checks how names begin.
     *
     * @param parameter that the client gave it in, for the message
     * @return the same text
     * @throws InvalidInputException when no name can begin with it
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
     * Checks a name that the service is asked to write. S3 takes more names than a URL's path can hold: clients and servers
     * resolve empty and dotted segments (RFC 3986, section 5.2.4), and servlet containers refuse control characters and
     * segments that begin with a parameter (Jakarta Servlet 6.0, section 3.5.2). Objects of such names that came in
     * through S3 are found with the query parameter {@code name}.
     *
     * @return the same name
     * @throws InvalidInputException when it is no name, or none for the end of a path
     */
    public static String checkAddressable(String name) {
        check(name);
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException("A name must not have control characters.", name);
        }
        for (String segment : name.split("/", -1)) {
            if (UNADDRESSABLE.matcher(segment).lookingAt()) {
                throw new InvalidInputException(
                        "Between slashes a name must have something, other than . and .. alone, that does not begin with"
                                + " a semicolon.",
                        name);
            }
        }
        return name;
    }

    /**
     * Reads a name from the end of a URL's path, which must not have been decoded or normalised before: a name may
     * itself hold slashes, dots and percent signs. Unlike in a form, a plus there is a plus (RFC 3986).
     *
     * @param path percent-encoded
     * @param marker after whose first occurrence the name begins, such as {@code /api/media/}
     * @throws InvalidInputException when it is not well encoded, or no name, or has segments that clients and servers
     *     resolve (RFC 3986, section 5.2.4)
     */
    public static String fromPath(String path, String marker) {
        int start = path.indexOf(marker);
        if (start < 0) {
            throw new InvalidInputException("The path must have a name after " + marker + ".", path);
        }
        String name = decode(path.substring(start + marker.length()));
        if (RESOLVED.matcher(name).find()) {
            throw new InvalidInputException(
                    "A path cannot hold a name of slashes alone, or with . or .. alone between them; ask with the parameter"
                            + " \"name\".",
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

    /** Writes a name for the end of a URL's path: percent-encoded, slashes as they are. */
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
