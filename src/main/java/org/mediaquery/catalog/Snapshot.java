package org.mediaquery.catalog;

import java.util.Optional;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.labels.Labelling;

/** The state of a name in the catalog at one moment. */
public sealed interface Snapshot {

    /** Returns the object's key. */
    String name();

    /** Returns a number that increases with every change of the record or tombstone; 0 when there is neither. */
    long revision();

    /** Returns the record, if there is one. */
    default Optional<MediaRecord> find() {
        return present().map(Present::record);
    }

    /** Returns this snapshot, if it has a record. */
    default Optional<Present> present() {
        return this instanceof Present present ? Optional.of(present) : Optional.empty();
    }

    /**
     * There is a record.
     *
     * @param record of the object
     * @param revision increases with every change; 0 for a record that the AWS sample wrote
     * @param counted the newest generation of counts that includes the record; 0 when none does
     * @param overflow internal to the catalog: null when the record's item holds all of its detections
     */
    record Present(MediaRecord record, long revision, int counted, DetectionOverflowReference overflow)
            implements Snapshot {

        /** A record whose item holds all detections. */
        public Present(MediaRecord record, long revision, int counted) {
            this(record, revision, counted, null);
        }

        @Override
        public String name() {
            return record.name();
        }

        /** Returns a snapshot with the record as stored in its item. */
        public Present asStored() {
            return overflow == null ? this : with(overflow.stored());
        }

        public Present with(Labelling labelling) {
            return new Present(record.with(labelling), revision, counted, overflow);
        }
    }

    /**
     * The object was deleted some days ago at most, and left a tombstone.
     *
     * @param name the object's key
     * @param sequencer of the latest event that reported the deletion; null when no event did
     * @param revision increases with every change
     */
    record Deleted(String name, Sequencer sequencer, long revision) implements Snapshot {}

    /**
     * There is neither a record nor a tombstone.
     *
     * @param name the object's key
     */
    record Absent(String name) implements Snapshot {

        @Override
        public long revision() {
            return 0;
        }
    }
}
