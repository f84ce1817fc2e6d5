package org.mediaquery.catalog.search;

import java.util.Comparator;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.SortKey;
import org.mediaquery.media.Utf8Order;

/**
 * A sort order.
 *
 * @param by the sort key
 * @param descending whether the greatest key comes first
 */
public record Sort(SortKey by, boolean descending) {

    public static final Sort BY_NAME = new Sort(SortKey.NAME, false);

    /** Returns a comparator of sort keys. */
    public Comparator<String> keys() {
        return descending ? Utf8Order.ORDER.reversed() : Utf8Order.ORDER;
    }

    /** Returns a comparator of records. */
    public Comparator<MediaRecord> records() {
        return Comparator.comparing(by::key, keys());
    }
}
