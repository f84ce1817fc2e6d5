package org.mediaquery.catalog.search;

import java.util.List;
import org.mediaquery.media.MediaRecord;

/**
 * A page of search results.
 *
 * @param items in sort order
 * @param next the position after which the next page begins; null on the last page
 */
public record Page(List<Item> items, String next) {

    /**
     * A record on a page.
     *
     * @param record without detections ({@link MediaRecord#withoutDetections()})
     * @param revision changes with every change of the record
     */
    public record Item(MediaRecord record, long revision) {}

    public Page {
        items = List.copyOf(items);
    }

    public List<MediaRecord> records() {
        return items.stream().map(Item::record).toList();
    }
}
