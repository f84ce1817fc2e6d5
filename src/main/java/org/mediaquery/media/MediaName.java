package org.mediaquery.media;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The rules for names: a name is an S3 key (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
public final class MediaName {

    /** The longest key that S3 takes, in bytes of UTF-8. */
    public static final int MAX_BYTES = 1024;

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
            throw invalid("The name has half a surrogate pair, which is no Unicode text.", e);
        }
        return name;
    }

    /**
     * Reads a name from the end of a URL's path, which must not have been decoded or normalised before: a name may
     * itself hold slashes, dots and percent signs. Unlike in a form, a plus there is a plus (RFC 3986).
     *
     * @param path percent-encoded
     * @param marker after whose first occurrence the name begins, such as {@code /api/media/}
     * @throws InvalidInputException when it is not well encoded, or no name
     */
    public static String fromPath(String path, String marker) {
        int start = path.indexOf(marker);
        if (start < 0) {
            throw new InvalidInputException("The path has no name after " + marker + ": " + path);
        }
        return decode(path.substring(start + marker.length()));
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
                throw new InvalidInputException("The name in the path is not percent-encoded: " + raw);
            }
            name.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return check(StandardCharsets.UTF_8.newDecoder().decode(name.flip()).toString());
        } catch (CharacterCodingException e) {
            throw invalid("The name in the path is not encoded in UTF-8: " + raw, e);
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

    private static InvalidInputException invalid(String message, Throwable cause) {
        InvalidInputException invalid = new InvalidInputException(message);
        invalid.initCause(cause);
        return invalid;
    }
}
