package org.mediaquery.catalog;

import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Labelling;

/**
 * The state of a name in the catalog at one moment.
 *
 * @param name the object's key
 * @param record null when there is none
 * @param deletion null when there is no tombstone
 * @param revision increases with every change of the record or tombstone; 0 when there is neither
 * @param counted the newest generation of counts that includes the record; 0 when none does
 * @param overflow internal to the catalog: null when the record's item holds all of its detections
 */
public record Snapshot(
        String name,
        MediaRecord record,
        Deletion deletion,
        long revision,
        int counted,
        DetectionOverflowReference overflow) {

    /** A snapshot without overflow. */
    public Snapshot(String name, MediaRecord record, Deletion deletion, long revision, int counted) {
        this(name, record, deletion, revision, counted, null);
    }

    /** Returns the snapshot of a name without record and tombstone. */
    public static Snapshot absent(String name) {
        return new Snapshot(name, null, null, 0, 0);
    }

    public boolean hasRecord() {
        return record != null;
    }

    /** Returns a snapshot with the record as stored in its item. */
    public Snapshot asStored() {
        return overflow == null ? this : with(overflow.stored());
    }

    public Snapshot with(Labelling labelling) {
        return new Snapshot(name, record.with(labelling), deletion, revision, counted, overflow);
    }
}
