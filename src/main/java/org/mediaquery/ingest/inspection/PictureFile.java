package org.mediaquery.ingest.inspection;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.mediaquery.imaging.decode.PictureScaler;
import org.mediaquery.imaging.format.MediaFormat;

/** A picture on disk, decoded on demand. Not thread-safe. */
public final class PictureFile {

    /** The longest side of a thumbnail, in pixels. */
    static final int THUMBNAIL_SIDE = 512;

    /** Large enough for thumbnails and most labellers, in pixels; decoded once for all of them. */
    private static final int CACHED_SIDE = 1024;

    private final Path path;
    private final MediaFormat format;
    private final PictureTools tools;
    private BufferedImage cached;

    PictureFile(Path path, MediaFormat format, PictureTools tools) {
        this.path = path;
        this.format = format;
        this.tools = tools;
    }

    BufferedImage picture(int maxSide) {
        if (maxSide > CACHED_SIDE) {
            // not cached: four times the side needs sixteen times the memory, and is rarely requested twice
            return tools.decoder().decode(path, format, maxSide);
        }
        if (cached == null) {
            cached = tools.decoder().decode(path, format, CACHED_SIDE);
        }
        return PictureScaler.reduce(cached, maxSide);
    }

    byte[] jpeg(int maxSide, int maxBytes) {
        return tools.encoder().encodeWithin(picture(maxSide), maxBytes);
    }

    public byte[] thumbnail() {
        return tools.thumbnails().thumbnail(picture(THUMBNAIL_SIDE), THUMBNAIL_SIDE);
    }
}
