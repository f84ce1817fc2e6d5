package org.mediaquery.catalog;

import java.util.Set;
import org.mediaquery.media.MediaRecord;

/**
 * What the catalogue knew of a name at one moment.
 *
 * @param name the object's key
 * @param record null when there is none
 * @param deletion null when no deletion is remembered
 * @param revision grows with every change of what is kept under the name; 0 when nothing is
 * @param leftover index partitions that may still hold an entry which the record no longer backs
 */
public record Known(String name, MediaRecord record, Deletion deletion, long revision, Set<String> leftover) {

    public Known {
        leftover = Set.copyOf(leftover);
    }

    /** Nothing is known of this name. */
    public static Known nothing(String name) {
        return new Known(name, null, null, 0, Set.of());
    }

    public boolean hasRecord() {
        return record != null;
    }
}
