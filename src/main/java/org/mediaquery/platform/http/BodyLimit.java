package org.mediaquery.platform.http;

import java.util.regex.Pattern;

/** How many bytes the body of a request may have. Uploads are streamed, and have limits of their own. */
final class BodyLimit {

    /** The largest sensible body of JSON here has some hundred bytes. */
    static final long MAX_BYTES = 64 * 1024;

    private static final Pattern UPLOAD = Pattern.compile("/api/media(/.*)?", Pattern.DOTALL);

    /** A thousand names, percent-encoded. */
    private static final long MAX_ARCHIVE_BYTES = 4L * 1024 * 1024;

    private static final Pattern ARCHIVE = Pattern.compile("/api/downloads/?");

    private BodyLimit() {}

    /** The most bytes for a path, not decoded. */
    static long of(String path) {
        if (UPLOAD.matcher(path).matches()) {
            return Long.MAX_VALUE;
        }
        return ARCHIVE.matcher(path).matches() ? MAX_ARCHIVE_BYTES : MAX_BYTES;
    }
}
