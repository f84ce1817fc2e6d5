package org.mediaquery.catalog;

import java.util.Comparator;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Order;

/**
 * How a list is ordered.
 *
 * @param by what
 * @param descending whether the greatest comes first
 */
public record Sort(Order by, boolean descending) {

    public static final Sort BY_NAME = new Sort(Order.NAME, false);

    /** Compares keys of this order. */
    Comparator<String> keys() {
        return descending ? Utf8.ORDER.reversed() : Utf8.ORDER;
    }

    /** Compares records. */
    Comparator<MediaRecord> records() {
        return Comparator.comparing(by::key, keys());
    }
}
