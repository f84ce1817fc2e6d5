package org.mediaquery.imaging.decode;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.mediaquery.imaging.format.JpegHeader;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.metadata.Exif;
import org.mediaquery.imaging.metadata.ExifOrientation;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.imaging.readers.PictureReaders;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Makes pixels of picture files, in bounded memory: large pictures are thinned out while they are read, so that no
 * raster of their full size ever exists.
 */
public final class PictureDecoder {

    /**
     * Rasters up to this size are read in full and averaged, which looks better than thinning out; a photo of a
     * telephone is thinned out by 2 at most.
     */
    static final long RASTER_PIXELS = 8_000_000;

    /** Measured with pictures of 12 and 60 megapixels: the reader keeps each block's coefficients and predictions. */
    private static final int WEBP_PIXEL_BYTES = 28;
    /** Three components of two bytes: what libjpeg keeps between the scans, at worst. */
    private static final int JPEG_PIXEL_BYTES = 6;

    /** The JDK's JPEG reader warns with these words, and fills the rest with grey. */
    private static final String TRUNCATED = "Truncated File";

    /** What flattening and turning take at worst, of each pixel of the raster. */
    private static final int RASTER_PIXEL_BYTES = 12;

    private final PictureLimits limits;
    private final WorkingMemory memory;
    private final PictureReaders readers;

    /**
     * @param limits larger pictures are refused
     * @param memory that all decoders which share it take at a time
     */
    public PictureDecoder(PictureLimits limits, WorkingMemory memory) {
        this.limits = limits;
        this.memory = memory;
        this.readers = new PictureReaders(limits.maxTime());
    }

    /**
     * Decodes a picture, of animations and of several pages the first. It comes upright (EXIF orientation applied), in
     * sRGB ({@link BufferedImage#TYPE_INT_RGB}), transparent parts on white, reduced so that no side is longer than
     * {@code maxSide}, never enlarged. Takes memory for 8 megapixels, or for four times {@code maxSide} squared if that
     * is more, at up to 12 bytes a pixel; WebP and JPEG that is not sequential take memory for all their pixels besides (see {@link PictureLimits}).
     *
     * @param file the whole picture
     * @param format what {@link MediaFormat#sniff} told of it
     * @param maxSide in pixels, at least 1
     * @throws UnreadableMediaException when the picture is broken, larger than the limits allow, takes longer than they
     *     allow, or is of a format that is not {@link MediaFormat#isDecodable decodable}
     * @throws IllegalStateException when the thread is interrupted
     * @throws java.io.UncheckedIOException when the file cannot be opened
     */
    public BufferedImage decode(Path file, MediaFormat format, int maxSide) {
        if (maxSide < 1) {
            throw new IllegalArgumentException("a side is at least 1 pixel long, not " + maxSide);
        }
        int bytesPerPixel = workingBytesPerPixel(file, format);
        Dimension size = readers.read(file, format, reader -> new Dimension(reader.getWidth(0), reader.getHeight(0)));
        limits.check(size.width, size.height, bytesPerPixel);
        int step = step(size.width, size.height, maxSide, rasterPixels());
        // opened anew once there is memory: waiting for it is not decoding
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
        // Native code calls the listener: it only takes note.
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
        // Here, within the guard: colour profiles may be as hostile as pixels.
        return PictureScaler.reduce(Flattener.flatten(picture), maxSide);
    }

    /** Where memory is short, pictures are thinned out more, so that two of them may be worked on at a time. */
    private long rasterPixels() {
        return Math.max(1, Math.min(RASTER_PIXELS, memory.bytes() / 2 / RASTER_PIXEL_BYTES));
    }

    /** Of how many pixels in a row one is read: as many as make the raster fit, unless the longest side gets too short. */
    static int step(int width, int height, int maxSide, long rasterPixels) {
        int affordable = (int) Math.ceil(Math.sqrt((double) width * height / rasterPixels));
        int tolerable = Math.max(width, height) / maxSide;
        return Math.max(1, Math.min(affordable, tolerable));
    }
}
