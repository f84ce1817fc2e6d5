package org.mediaquery.catalog;

import org.mediaquery.media.Labelling;
import org.mediaquery.media.MediaRecord;

/**
 * What the catalogue knew of a name at one moment.
 *
 * @param name the object's key
 * @param record null when there is none
 * @param deletion null when no deletion is remembered
 * @param revision grows with every change of what is kept under the name; 0 when nothing is
 * @param counted the newest count that the record is part of; 0 when it is part of none
 * @param overflow for the catalogue alone: null when the record's item holds all of its detections
 */
public record Known(String name, MediaRecord record, Deletion deletion, long revision, int counted, Overflow overflow) {

    /** A record whose item holds all of its detections, or no record. */
    public Known(String name, MediaRecord record, Deletion deletion, long revision, int counted) {
        this(name, record, deletion, revision, counted, null);
    }

    /** Nothing is known of this name. */
    public static Known nothing(String name) {
        return new Known(name, null, null, 0, 0);
    }

    public boolean hasRecord() {
        return record != null;
    }

    /** The same, with the record as its item holds it. */
    Known asStored() {
        return overflow == null ? this : with(overflow.stored());
    }

    Known with(Labelling labelling) {
        return new Known(name, record.with(labelling), deletion, revision, counted, overflow);
    }
}
