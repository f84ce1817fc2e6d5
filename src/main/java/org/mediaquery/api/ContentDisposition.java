package org.mediaquery.api;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Creates the header {@code Content-Disposition} (RFC 6266), which makes a browser save a response as a file. */
public final class ContentDisposition {

    /** The maximum length in UTF-8. File systems allow 255 bytes, and browsers may append a number. */
    private static final int MAX_BYTES = 200;

    private static final String DEFAULT = "download";

    /** The characters other than letters and digits that need no encoding (RFC 8187, section 3.2.1). */
    private static final String UNENCODED = "!#$&+-.^_`|~";

    private ContentDisposition() {}

    /**
     * Returns the value for saving an object.
     *
     * @param name the object's key; its last segment becomes the name of the file
     */
    public static String attachment(String name) {
        String file = fileName(name);
        return "attachment; filename=\"" + ascii(file) + "\"; filename*=UTF-8''" + encoded(file);
    }

    private static String fileName(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int[] kept = file.codePoints().toArray();
        int start = kept.length;
        int bytes = 0;
        // keep the end of a long name, because it has the extension
        while (start > 0) {
            bytes += Character.toString(kept[start - 1]).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                break;
            }
            start--;
        }
        String end = new String(kept, start, kept.length - start);
        return end.isBlank() ? DEFAULT : end;
    }

    /** Returns the name for clients that do not support RFC 8187. */
    private static String ascii(String file) {
        return file.replaceAll("[^A-Za-z0-9 ._()-]", "_");
    }

    private static String encoded(String file) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : file.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letterOrDigit || UNENCODED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
