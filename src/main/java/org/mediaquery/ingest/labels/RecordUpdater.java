package org.mediaquery.ingest.labels;

import java.lang.System.Logger.Level;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.ConflictRetry;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;

/** Stores the progress of each labeller, and merges it with concurrent changes to the record. */
public final class RecordUpdater {

    /** Each labeller writes a few times; this many conflicts in a row mean that something is wrong. */
    private static final ConflictRetry RETRY = new ConflictRetry(4);

    private static final System.Logger LOG = System.getLogger(RecordUpdater.class.getName());

    private final Catalog catalog;
    private final IngestObserver observer;

    public RecordUpdater(Catalog catalog, IngestObserver observer) {
        this.observer = observer;
        this.catalog = catalog;
    }

    /**
     * Replaces the record.
     *
     * @throws ConflictException when the record has changed since the snapshot
     */
    Snapshot.Present put(Snapshot snapshot, MediaRecord record) {
        Snapshot.Present stored = catalog.put(snapshot, record);
        if (reachesFinalStatus(snapshot, stored.record())) {
            observer.onFinalStatus(stored.record());
        }
        return stored;
    }

    /** Returns whether the record has a final status that it did not have before. */
    private static boolean reachesFinalStatus(Snapshot before, MediaRecord record) {
        Status status = record.labelling().status();
        return status.isFinal()
                && before.find()
                        .filter(old -> old.labelling().status() == status
                                && old.version().isSame(record.version()))
                        .isEmpty();
    }

    /**
     * Replaces the state of one labeller. A concurrent change to the record does not lose a paid result, as long as the
     * record is about the same version.
     *
     * @param snapshot with the record for which the labeller was called
     * @return the snapshot after the change
     * @throws ConflictException when the record is gone or is about another version
     */
    public Snapshot.Present record(Snapshot.Present snapshot, SourceState state) {
        try {
            return merge(snapshot, state);
        } catch (ConflictException e) {
            LOG.log(Level.DEBUG, "conflict, merging with the current record", e);
            return RETRY.get(() -> mergeWithCurrent(snapshot, state));
        }
    }

    private Snapshot.Present mergeWithCurrent(Snapshot.Present read, SourceState state) {
        return catalog.snapshot(read.name())
                .present()
                .filter(current ->
                        current.record().version().isSame(read.record().version()))
                .map(current -> merge(current, state))
                .orElseThrow(() -> new ConflictException(read.name(), null));
    }

    private Snapshot.Present merge(Snapshot.Present current, SourceState state) {
        MediaRecord record = current.record();
        return isOutdated(record.labelling(), state)
                ? current
                : put(current, record.with(record.labelling().with(state)));
    }

    /**
     * Returns whether the record already has a later state: a job may complete before the call that started it returns.
     */
    private static boolean isOutdated(Labelling labelling, SourceState state) {
        return labelling
                .source(state.source())
                .filter(current -> current.attempt() > state.attempt()
                        || (current.attempt() == state.attempt()
                                && current.status().isFinal()
                                && !state.status().isFinal()))
                .isPresent();
    }
}
