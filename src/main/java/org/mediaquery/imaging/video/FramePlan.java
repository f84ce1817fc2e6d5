package org.mediaquery.imaging.video;

import java.util.Locale;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Which frames of a video are looked at: one for each interval, from its start on.
 *
 * @param count how many, 1 or more
 * @param intervalMillis from one to the next, in milliseconds
 * @param durationMillis of the video, in milliseconds
 * @param width of each frame, in pixels
 * @param height of each frame, in pixels
 */
record FramePlan(int count, long intervalMillis, long durationMillis, int width, int height) {

    /** What shows for less than a second is rarely what a video is about. */
    private static final long SHORTEST_INTERVAL = 1000;

    /** Longer videos are looked at less often, so that the longest takes no longer than a minute's worth of frames. */
    private static final int MOST_FRAMES = 60;

    private static final int MAX_SIDE = 512;

    /**
     * Plans.
     *
     * @param maxPixels of a frame
     * @throws UnreadableMediaException when the video does not tell how long and how large it is, or is too large
     */
    static FramePlan of(Content content, long maxPixels) {
        Dimensions size = content.dimensions();
        Long duration = content.durationMillis();
        if (size == null || duration == null || duration < 1) {
            throw new UnreadableMediaException(
                    "The video does not tell its size and its duration, so it cannot be looked at.");
        }
        check(size.width(), size.height(), maxPixels);
        long interval = Math.max(SHORTEST_INTERVAL, (duration + MOST_FRAMES - 1) / MOST_FRAMES);
        int count = (int) Math.max(1, (duration + interval - 1) / interval);
        double scale = Math.min(1, (double) MAX_SIDE / Math.max(size.width(), size.height()));
        return new FramePlan(count, interval, duration, scaled(size.width(), scale), scaled(size.height(), scale));
    }

    /** @throws UnreadableMediaException when frames are larger than allowed */
    static void check(long width, long height, long maxPixels) {
        if (width < 1 || height < 1 || width > maxPixels || height > maxPixels || width * height > maxPixels) {
            throw new UnreadableMediaException(String.format(
                    Locale.ROOT,
                    "The video is too large: its frames have %d x %d pixels, and frames of up to %d pixels"
                            + " (MEDIA_MAX_VIDEO_PIXELS) are decoded here.",
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

    /** What is seen in the middle of an interval stands for it best. */
    long middle(int frame) {
        return (start(frame) + end(frame)) / 2;
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) Math.round(side * scale));
    }
}
