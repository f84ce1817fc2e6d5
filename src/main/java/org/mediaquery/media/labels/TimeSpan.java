package org.mediaquery.media.labels;

/**
 * An interval in a video during which something is visible.
 *
 * @param startMillis from the video's start, in milliseconds
 * @param endMillis from the video's start, in milliseconds; not before {@code startMillis}
 */
public record TimeSpan(long startMillis, long endMillis) {

    public TimeSpan {
        if (startMillis < 0 || endMillis < startMillis) {
            throw new IllegalArgumentException("a time span must start at 0 ms or later and not end before its start: "
                    + startMillis + " to " + endMillis + " ms");
        }
    }
}
