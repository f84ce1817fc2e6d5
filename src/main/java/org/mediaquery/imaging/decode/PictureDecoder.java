package org.mediaquery.imaging.decode;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.mediaquery.imaging.format.FormatDetector;
import org.mediaquery.imaging.format.JpegHeader;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.metadata.Exif;
import org.mediaquery.imaging.metadata.ExifOrientation;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.imaging.readers.PictureReaders;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Decodes picture files in bounded memory: large pictures are subsampled while they are read, so that no raster of
 * their full size exists.
 */
public final class PictureDecoder {

    /**
     * Rasters up to this size are read in full and averaged, which looks better than subsampling. A photo of a phone is
     * subsampled by 2 at most.
     */
    static final long RASTER_PIXELS = 8_000_000;

    /**
     * Measured with pictures of 12 and 60 megapixels: the reader keeps the coefficients and predictions of each block.
     */
    private static final int WEBP_PIXEL_BYTES = 28;
    /** Three components of two bytes, which libjpeg keeps between scans in the worst case. */
    private static final int JPEG_PIXEL_BYTES = 6;

    /** The warning of the JDK's JPEG reader, which fills the rest with grey. */
    private static final String TRUNCATED = "Truncated File";

    /** The worst case for flattening and rotating, per pixel of the raster. */
    private static final int RASTER_PIXEL_BYTES = 12;

    private final PictureLimits limits;
    private final WorkingMemory memory;
    private final PictureReaders readers;

    /**
     * @param limits larger pictures are rejected
     * @param memory the memory that decoders share
     */
    public PictureDecoder(PictureLimits limits, WorkingMemory memory) {
        this.limits = limits;
        this.memory = memory;
        this.readers = new PictureReaders(limits.maxTime());
    }

    /**
     * Decodes a picture, or the first one of an animation or a file with several pages. The result is upright (EXIF
     * orientation applied), in sRGB ({@link BufferedImage#TYPE_INT_RGB}), on a white background, and reduced so that no
     * side is longer than {@code maxSide}, but never enlarged. Needs memory for 8 megapixels, or for four times {@code
     * maxSide} squared if that is more, at up to 12 bytes per pixel. WebP, and JPEG that is not sequential, also need
     * memory for all their pixels (see {@link PictureLimits}).
     *
     * @param file the whole picture
     * @param format the result of {@link FormatDetector#detect}
     * @param maxSide in pixels, at least 1
     * @throws UnreadableMediaException if the picture is broken, exceeds the limits of size or time, or has a format
     *     that is not {@link MediaFormat#isDecodable decodable}
     * @throws IllegalStateException if the thread is interrupted
     * @throws java.io.UncheckedIOException if the file cannot be opened
     */
    public BufferedImage decode(Path file, MediaFormat format, int maxSide) {
        if (maxSide < 1) {
            throw new IllegalArgumentException("maxSide must be at least 1 pixel, not " + maxSide);
        }
        int bytesPerPixel = workingBytesPerPixel(file, format);
        Dimension size = readers.read(file, format, reader -> new Dimension(reader.getWidth(0), reader.getHeight(0)));
        limits.check(size.width, size.height, bytesPerPixel);
        int step = step(size.width, size.height, maxSide, rasterPixels());
        // reopened once there is memory, so that the time limit excludes the wait
        BufferedImage decoded = memory.with(
                bytes(size.width, size.height, step, bytesPerPixel),
                () -> readers.read(file, format, reader -> raster(reader, step, maxSide)));
        return ExifOrientation.upright(decoded, Exif.of(file, format).orientation());
    }

    private static int workingBytesPerPixel(Path file, MediaFormat format) {
        return switch (format) {
            case WEBP -> WEBP_PIXEL_BYTES;
            case JPEG ->
                PictureReaders.read(file, bytes -> JpegHeader.read(bytes, 0).sequential()) ? 0 : JPEG_PIXEL_BYTES;
            default -> 0;
        };
    }

    private static long bytes(int width, int height, int step, int bytesPerPixel) {
        long pixels = (long) width * height;
        return pixels * bytesPerPixel + pixels / step / step * RASTER_PIXEL_BYTES;
    }

    private static BufferedImage raster(ImageReader reader, int step, int maxSide) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        // native code calls the listener, so it must not throw
        AtomicBoolean truncated = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.startsWith(TRUNCATED)) {
                truncated.set(true);
            }
        });
        BufferedImage picture = reader.read(0, param);
        if (truncated.get()) {
            throw new UnreadableMediaException(PictureReaders.ENDS_TOO_EARLY);
        }
        // within the guard, since color profiles may be as hostile as pixels
        return PictureScaler.reduce(Flattener.flatten(picture), maxSide);
    }

    /** Returns the maximum raster. With little memory, pictures are subsampled more, so that two fit at a time. */
    private long rasterPixels() {
        return Math.max(1, Math.min(RASTER_PIXELS, memory.bytes() / 2 / RASTER_PIXEL_BYTES));
    }

    /** Returns the subsampling factor that makes the raster fit, unless the longest side would become too short. */
    static int step(int width, int height, int maxSide, long rasterPixels) {
        int affordable = (int) Math.ceil(Math.sqrt((double) width * height / rasterPixels));
        int tolerable = Math.max(width, height) / maxSide;
        return Math.max(1, Math.min(affordable, tolerable));
    }
}
