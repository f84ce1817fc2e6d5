package org.mediaquery.imaging.metadata;

import java.nio.file.Path;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.imaging.readers.PictureReaders;
import org.mediaquery.media.Content;

/** Reads what a picture file says about itself, without decoding it. */
public final class PictureMetadata {

    private final PictureLimits limits;
    private final PictureReaders readers;

    /** @param limits pictures beyond {@link PictureLimits#maxPixels} are refused, and those that take longer than {@link
     *     PictureLimits#maxTime} */
    public PictureMetadata(PictureLimits limits) {
        this.limits = limits;
        this.readers = new PictureReaders(limits.maxTime());
    }

    /**
     * Describes a picture. Of formats that no reader is there for, only those of HEIF (HEIC, AVIF) have dimensions in
     * the answer.
     *
     * @param file the whole picture
     * @param format what {@link MediaFormat#sniff} told of it
     * @throws org.mediaquery.media.UnreadableMediaException when it is broken, or larger than the limits allow
     * @throws java.io.UncheckedIOException when the file cannot be opened
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
