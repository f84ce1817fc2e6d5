package org.mediaquery.imaging.readers;

import java.time.Duration;
import java.util.Locale;
import org.mediaquery.media.UnreadableMediaException;

/**
 * How large a picture may be.
 *
 * @param maxPixels width times height of any picture; at least 1
 * @param maxWorkingBytes memory that decoding one picture may take beyond the raster that is wanted, in bytes; it
 *     bounds the pixels of files that can only be decoded whole: WebP takes 28 bytes a pixel, JPEG that is not
 *     sequential 6; at least 1
 * @param maxTime that decoding a picture may take, without the time in which it waits for memory
 */
public record PictureLimits(long maxPixels, long maxWorkingBytes, Duration maxTime) {

    /** Many times what the largest pictures take, also on a small share of a processor. */
    static final Duration DEFAULT_MAX_TIME = Duration.ofMinutes(1);

    /** The longest side that is read, in pixels: the largest that JPEG and GIF can name, and a bound for one line. */
    static final int MAX_SIDE = 65_535;

    private static final double MEGA = 1_000_000;

    public PictureLimits {
        if (maxPixels < 1 || maxWorkingBytes < 1) {
            throw new IllegalArgumentException("a picture has at least one pixel, and each takes memory");
        }
    }

    /** Limits with a time that only pictures made to take long will need. */
    public PictureLimits(long maxPixels, long maxWorkingBytes) {
        this(maxPixels, maxWorkingBytes, DEFAULT_MAX_TIME);
    }

    /**
     * Refuses pictures that are too large.
     *
     * @param bytesPerPixel working memory that grows with the picture, in bytes; 0 when there is none
     */
    public void check(int width, int height, int bytesPerPixel) {
        if (width < 1 || height < 1) {
            throw new UnreadableMediaException("The picture is broken: it says that it has no pixels.");
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
