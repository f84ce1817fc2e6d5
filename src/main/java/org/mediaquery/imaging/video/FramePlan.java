package org.mediaquery.imaging.video;

import java.util.Locale;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.UnreadableMediaException;

/**
 * The frames of a video to decode: one for each interval.
 *
 * @param count the number of frames, at least 1
 * @param intervalMillis the interval, in milliseconds
 * @param durationMillis the duration of the video, in milliseconds
 * @param width the width of each frame, in pixels
 * @param height the height of each frame, in pixels
 */
record FramePlan(int count, long intervalMillis, long durationMillis, int width, int height) {

    /** Content that is visible for less than a second is rarely relevant. */
    private static final long SHORTEST_INTERVAL = 1000;

    /** Longer videos have longer intervals, so that no video costs more than this number of frames. */
    private static final int MOST_FRAMES = 60;

    private static final int MAX_SIDE = 512;

    /**
     * Plans the frames of a video.
     *
     * @param maxPixels the maximum width times height of a frame
     * @throws UnreadableMediaException if the duration or the size of the video is unknown, or it is too large
     */
    static FramePlan of(Content content, long maxPixels) {
        Dimensions size = content.dimensions();
        Long duration = content.durationMillis();
        if (size == null || duration == null || duration < 1) {
            throw new UnreadableMediaException(
                    "The video has no size or no duration in its metadata, so it cannot be decoded.");
        }
        check(size.width(), size.height(), maxPixels);
        long interval = Math.max(SHORTEST_INTERVAL, (duration + MOST_FRAMES - 1) / MOST_FRAMES);
        int count = (int) Math.max(1, (duration + interval - 1) / interval);
        double scale = Math.min(1, (double) MAX_SIDE / Math.max(size.width(), size.height()));
        return new FramePlan(count, interval, duration, scaled(size.width(), scale), scaled(size.height(), scale));
    }

    /** @throws UnreadableMediaException if frames are larger than allowed */
    static void check(long width, long height, long maxPixels) {
        if (width < 1 || height < 1 || width > maxPixels || height > maxPixels || width * height > maxPixels) {
            throw new UnreadableMediaException(String.format(
                    Locale.ROOT,
                    "The video is too large: its frames have %d x %d pixels, and at most %d pixels"
                            + " (MEDIA_MAX_VIDEO_PIXELS) are allowed.",
                    width,
                    height,
                    maxPixels));
        }
    }

    long start(int frame) {
        return frame * intervalMillis;
    }

    long end(int frame) {
        return Math.min(start(frame) + intervalMillis, durationMillis);
    }

    /** Returns the middle of an interval, which represents it best. */
    long middle(int frame) {
        return (start(frame) + end(frame)) / 2;
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) Math.round(side * scale));
    }
}
