package org.mediaquery.catalog.search;

import java.time.Instant;

/**
 * A time between two others.
 *
 * @param after it is later than this; null: however early
 * @param before it is earlier than this; null: however late
 */
public record TimeRange(Instant after, Instant before) {

    public static final TimeRange ALWAYS = new TimeRange(null, null);

    /** Whether no time is within it. */
    public boolean isEmpty() {
        return after != null && before != null && !after.isBefore(before);
    }

    /** @param time null when it is not known, which is within no limits */
    boolean contains(Instant time) {
        return (after == null || (time != null && time.isAfter(after)))
                && (before == null || (time != null && time.isBefore(before)));
    }
}
