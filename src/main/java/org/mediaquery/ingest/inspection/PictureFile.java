package org.mediaquery.ingest.inspection;

import java.awt.image.BufferedImage;
import java.util.Map;
import org.mediaquery.imaging.decode.PictureScaler;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.heif.ConvertedPicture;
import org.mediaquery.media.Content;
import org.mediaquery.storage.ThumbnailSize;

/** A picture on disk, decoded on demand. Not thread-safe. */
public final class PictureFile implements AutoCloseable {

    /** Large enough for thumbnails and most labellers, in pixels; decoded once for all of them. */
    private static final int CACHED_SIDE = 1024;

    private final TemporaryFile file;
    private final MediaFormat format;
    private final PictureTools tools;
    private ConvertedPicture converted;
    private BufferedImage cached;

    /** @param file the picture; closed with this object */
    PictureFile(TemporaryFile file, MediaFormat format, PictureTools tools) {
        this.file = file;
        this.format = format;
        this.tools = tools;
    }

    Content describe() {
        return tools.metadata().describe(file.path(), format);
    }

    BufferedImage picture(int maxSide) {
        if (maxSide > CACHED_SIDE) {
            // not cached: four times the side needs sixteen times the memory, and is rarely requested twice
            return decode(maxSide);
        }
        if (cached == null) {
            cached = decode(CACHED_SIDE);
        }
        return PictureScaler.reduce(cached, maxSide);
    }

    private BufferedImage decode(int maxSide) {
        if (!format.isHeif()) {
            return tools.decoder().decode(file.path(), format, maxSide);
        }
        if (converted == null) {
            converted = tools.heif().convert(file.path());
        }
        return tools.decoder().decode(converted.path(), converted.format(), maxSide);
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

    @Override
    public void close() {
        file.close();
        if (converted != null) {
            converted.close();
        }
    }
}
