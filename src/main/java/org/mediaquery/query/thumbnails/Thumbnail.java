package org.mediaquery.query.thumbnails;

import java.io.InputStream;

/**
 * A thumbnail for a client.
 *
 * @param jpeg the file, to be closed by the caller
 * @param immutable whether the URL will always return this thumbnail
 */
record Thumbnail(InputStream jpeg, boolean immutable) {

    private static final String FOR_A_YEAR = "private, max-age=31536000, immutable";

    /** Short, because an object can be replaced at any time. */
    private static final String FOR_MINUTES = "private, max-age=300";

    String cacheControl() {
        return immutable ? FOR_A_YEAR : FOR_MINUTES;
    }
}
