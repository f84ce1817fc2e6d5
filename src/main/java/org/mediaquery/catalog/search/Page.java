package org.mediaquery.catalog.search;

import java.util.List;
import org.mediaquery.media.MediaRecord;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param next the place after which the next page begins; null when this is the last one
 */
public record Page(List<Item> items, String next) {

    /**
     * A record on a page.
     *
     * @param record as lists tell it ({@link MediaRecord#withoutDetections()})
     * @param revision changes whenever the record does
     */
    public record Item(MediaRecord record, long revision) {}

    public Page {
        items = List.copyOf(items);
    }

    public List<MediaRecord> records() {
        return items.stream().map(Item::record).toList();
    }
}
