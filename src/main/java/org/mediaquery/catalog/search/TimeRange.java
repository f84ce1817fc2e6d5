package org.mediaquery.catalog.search;

import java.time.Instant;

/**
 * An open interval of time.
 *
 * @param after the lower bound, exclusive; null for none
 * @param before the upper bound, exclusive; null for none
 */
public record TimeRange(Instant after, Instant before) {

    public static final TimeRange ALWAYS = new TimeRange(null, null);

    /** Returns whether the interval contains no time. */
    public boolean isEmpty() {
        return after != null && before != null && !after.isBefore(before);
    }

    /** @param time null when unknown, which matches only a range without bounds */
    boolean contains(Instant time) {
        return (after == null || (time != null && time.isAfter(after)))
                && (before == null || (time != null && time.isBefore(before)));
    }
}
