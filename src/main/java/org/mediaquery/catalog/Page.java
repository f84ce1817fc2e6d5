package org.mediaquery.catalog;

import java.util.List;
import org.mediaquery.media.MediaRecord;

/**
 * A part of a list.
 *
 * @param records in the list's order
 * @param next the name after which the next page begins; null when this is the last one
 */
public record Page(List<MediaRecord> records, String next) {

    public Page {
        records = List.copyOf(records);
    }
}
