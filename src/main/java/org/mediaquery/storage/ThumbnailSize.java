package org.mediaquery.storage;

import java.util.Map;
import java.util.function.Function;

/** The sizes of thumbnails. */
public enum ThumbnailSize {
    /** For grids. */
    SMALL(256),

    /** For grids on dense screens, and the largest picture of a video. */
    MEDIUM(512),

    /** For viewers. */
    LARGE(2048);

    private final int side;

    ThumbnailSize(int side) {
        this.side = side;
    }

    /** Creates the thumbnails that every labelled object has. Larger ones are created on demand. */
    public static Map<ThumbnailSize, byte[]> standard(Function<ThumbnailSize, byte[]> create) {
        return Map.of(SMALL, create.apply(SMALL), MEDIUM, create.apply(MEDIUM));
    }

    /** Returns the maximum length of the longest side, in pixels. */
    public int side() {
        return side;
    }
}
