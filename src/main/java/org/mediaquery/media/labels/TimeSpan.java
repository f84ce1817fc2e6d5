package org.mediaquery.media.labels;

/**
 * When in a video something is seen.
 *
 * @param startMillis from the video's start, in milliseconds
 * @param endMillis from the video's start, in milliseconds; not before {@code startMillis}
 */
public record TimeSpan(long startMillis, long endMillis) {

    public TimeSpan {
        if (startMillis < 0 || endMillis < startMillis) {
            throw new IllegalArgumentException("no span of time: " + startMillis + " to " + endMillis + " ms");
        }
    }
}
