package org.mediaquery.ingest.inspection;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import org.mediaquery.imaging.decode.PictureScaler;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.storage.ThumbnailSize;

/** A picture on disk, decoded on demand. Not thread-safe. */
public final class PictureFile {

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

    /** Returns a thumbnail as a JPEG file. */
    public byte[] thumbnail(ThumbnailSize size) {
        return tools.thumbnails().thumbnail(picture(size.side()), size.side());
    }

    /** Returns the thumbnails that every picture has. */
    public Map<ThumbnailSize, byte[]> thumbnails() {
        return ThumbnailSize.standard(this::thumbnail);
    }
}
