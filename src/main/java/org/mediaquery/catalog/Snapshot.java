package org.mediaquery.catalog;

import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Labelling;

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
public record Snapshot(
        String name,
        MediaRecord record,
        Deletion deletion,
        long revision,
        int counted,
        DetectionOverflowReference overflow) {

    /** A record whose item holds all of its detections, or no record. */
    public Snapshot(String name, MediaRecord record, Deletion deletion, long revision, int counted) {
        this(name, record, deletion, revision, counted, null);
    }

    /** Nothing is known of this name. */
    public static Snapshot absent(String name) {
        return new Snapshot(name, null, null, 0, 0);
    }

    public boolean hasRecord() {
        return record != null;
    }

    /** The same, with the record as its item holds it. */
    public Snapshot asStored() {
        return overflow == null ? this : with(overflow.stored());
    }

    public Snapshot with(Labelling labelling) {
        return new Snapshot(name, record.with(labelling), deletion, revision, counted, overflow);
    }
}
