package org.mediaquery.imaging.readers;

import java.time.Duration;
import java.util.Locale;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Limits of size, memory and time for decoding pictures.
 *
 * @param maxPixels the maximum width times height of a picture; at least 1
 * @param maxWorkingBytes the maximum memory for decoding one picture in addition to the resulting raster, in bytes. It
 *     limits files that can only be decoded whole: WebP needs 28 bytes per pixel, JPEG that is not sequential 6; at
 *     least 1
 * @param maxTime the maximum time for decoding a picture, without waiting for memory
 */
public record PictureLimits(long maxPixels, long maxWorkingBytes, Duration maxTime) {

    /** Many times what the largest pictures need, even with a small share of a CPU. */
    static final Duration DEFAULT_MAX_TIME = Duration.ofMinutes(1);

    /** The longest side that is supported, in pixels: the maximum of JPEG and GIF, and a bound for one line. */
    static final int MAX_SIDE = 65_535;

    private static final double MEGA = 1_000_000;

    public PictureLimits {
        if (maxPixels < 1 || maxWorkingBytes < 1) {
            throw new IllegalArgumentException("limits of pixels and memory must be at least 1");
        }
    }

    /** Creates limits with a time that only malicious pictures reach. */
    public PictureLimits(long maxPixels, long maxWorkingBytes) {
        this(maxPixels, maxWorkingBytes, DEFAULT_MAX_TIME);
    }

    /**
     * Rejects pictures that are too large.
     *
     * @param bytesPerPixel the working memory per pixel, in bytes; 0 if it does not depend on the size
     */
    public void check(int width, int height, int bytesPerPixel) {
        if (width < 1 || height < 1) {
            throw new UnreadableMediaException("The picture is broken: its header claims that it has no pixels.");
        }
        if (width > MAX_SIDE || height > MAX_SIDE) {
            throw new UnreadableMediaException(String.format(
                    Locale.ROOT,
                    "The picture is too large: it has %d x %d pixels, and no side may be longer than %d.",
                    width,
                    height,
                    MAX_SIDE));
        }
        long pixels = (long) width * height;
        long limit = bytesPerPixel == 0 ? maxPixels : Math.min(maxPixels, maxWorkingBytes / bytesPerPixel);
        if (pixels > limit) {
            throw new UnreadableMediaException(String.format(
                    Locale.ROOT,
                    "The picture is too large: it has %d x %d pixels (%.1f megapixels), and at most %.1f megapixels"
                            + " can be read%s.",
                    width,
                    height,
                    pixels / MEGA,
                    limit / MEGA,
                    bytesPerPixel == 0 ? "" : " in this kind of file"));
        }
    }
}
