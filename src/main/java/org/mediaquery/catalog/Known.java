package org.mediaquery.catalog;

import org.mediaquery.media.MediaRecord;

/**
 * What the catalogue knew of a name at one moment.
 *
 * @param name the object's key
 * @param record null when there is none
 * @param deletion null when no deletion is remembered
 * @param revision grows with every change of what is kept under the name; 0 when nothing is
 * @param counted the newest count that the record is part of; 0 when it is part of none
 */
public record Known(String name, MediaRecord record, Deletion deletion, long revision, int counted) {

    /** Nothing is known of this name. */
    public static Known nothing(String name) {
        return new Known(name, null, null, 0, 0);
    }

    public boolean hasRecord() {
        return record != null;
    }
}
