package org.mediaquery.catalog.search;

import java.util.Comparator;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.SortKey;
import org.mediaquery.media.Utf8Order;

/**
 * How a list is ordered.
 *
 * @param by what
 * @param descending whether the greatest comes first
 */
public record Sort(SortKey by, boolean descending) {

    public static final Sort BY_NAME = new Sort(SortKey.NAME, false);

    /** Compares keys of this order. */
    public Comparator<String> keys() {
        return descending ? Utf8Order.ORDER.reversed() : Utf8Order.ORDER;
    }

    /** Compares records. */
    public Comparator<MediaRecord> records() {
        return Comparator.comparing(by::key, keys());
    }
}
