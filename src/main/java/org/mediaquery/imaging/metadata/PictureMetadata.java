package org.mediaquery.imaging.metadata;

import java.nio.file.Path;
import org.mediaquery.imaging.format.FormatDetector;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.imaging.readers.PictureReaders;
import org.mediaquery.media.Content;

/** Reads the metadata of picture files without decoding them. */
public final class PictureMetadata {

    private final PictureLimits limits;
    private final PictureReaders readers;

    /** @param limits larger pictures than {@link PictureLimits#maxPixels} are rejected, and those that take longer than
     *     {@link PictureLimits#maxTime} */
    public PictureMetadata(PictureLimits limits) {
        this.limits = limits;
        this.readers = new PictureReaders(limits.maxTime());
    }

    /**
     * Describes a picture. Of the formats without a reader, only HEIF (HEIC, AVIF) has dimensions in the result.
     *
     * @param file the whole picture
     * @param format the result of {@link FormatDetector#detect}
     * @throws org.mediaquery.media.UnreadableMediaException if it is broken, or exceeds the limits
     * @throws java.io.UncheckedIOException if the file cannot be opened
     */
    public Content describe(Path file, MediaFormat format) {
        if (format == MediaFormat.HEIC || format == MediaFormat.AVIF) {
            return HeifMetadata.describe(file, format);
        }
        if (!format.isDecodable()) {
            return Content.of(format.type(), format.contentType());
        }
        Exif exif = Exif.of(file, format);
        return readers.read(file, format, reader -> {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            limits.check(width, height, 0);
            return new Content(
                    format.type(),
                    format.contentType(),
                    ExifOrientation.upright(width, height, exif.orientation()),
                    exif.takenAt(),
                    null);
        });
    }
}
