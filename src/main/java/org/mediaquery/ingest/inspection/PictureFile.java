package org.mediaquery.ingest.inspection;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.mediaquery.imaging.decode.PictureScaler;
import org.mediaquery.imaging.format.MediaFormat;

/** A picture on disk, decoded on demand. For the thread that looks at it. */
public final class PictureFile {

    /** The longest side of a thumbnail, in pixels. */
    static final int THUMBNAIL_SIDE = 512;

    /** What thumbnails and most labellers want at the most; decoded once for all of them. */
    private static final int USUAL_SIDE = 1024;

    private final Path path;
    private final MediaFormat format;
    private final PictureTools tools;
    private BufferedImage usual;

    PictureFile(Path path, MediaFormat format, PictureTools tools) {
        this.path = path;
        this.format = format;
        this.tools = tools;
    }

    BufferedImage picture(int maxSide) {
        if (maxSide > USUAL_SIDE) {
            // not kept: four times the side is sixteen times the memory, and it is rarely asked for twice
            return tools.decoder().decode(path, format, maxSide);
        }
        if (usual == null) {
            usual = tools.decoder().decode(path, format, USUAL_SIDE);
        }
        return PictureScaler.reduce(usual, maxSide);
    }

    byte[] jpeg(int maxSide, int maxBytes) {
        return tools.encoder().encodeWithin(picture(maxSide), maxBytes);
    }

    public byte[] thumbnail() {
        return tools.thumbnails().thumbnail(picture(THUMBNAIL_SIDE), THUMBNAIL_SIDE);
    }
}
