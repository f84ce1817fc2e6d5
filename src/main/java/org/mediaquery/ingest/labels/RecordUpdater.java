package org.mediaquery.ingest.labels;

import java.lang.System.Logger.Level;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;

/** Writes down how far labellers got, each beside what others write down at the same time. */
public final class RecordUpdater {

    /** Each labeller writes a few times; this many competitors in a row mean that something is wrong. */
    private static final int TRIES = 5;

    private static final System.Logger LOG = System.getLogger(RecordUpdater.class.getName());

    private final Catalog catalog;
    private final IngestObserver observer;

    public RecordUpdater(Catalog catalog, IngestObserver observer) {
        this.observer = observer;
        this.catalog = catalog;
    }

    /**
     * Puts a record in the place of what was known.
     *
     * @throws ConflictException when something else is known by now
     */
    Snapshot put(Snapshot snapshot, MediaRecord record) {
        Snapshot done = catalog.put(snapshot, record);
        if (isEnd(snapshot, done.record())) {
            observer.onFinalStatus(done.record());
        }
        return done;
    }

    /** Whether it was not at its end before. */
    private static boolean isEnd(Snapshot before, MediaRecord record) {
        Status status = record.labelling().status();
        return status.isFinal()
                && !(before.hasRecord()
                        && before.record().labelling().status() == status
                        && before.record().version().isSame(record.version()));
    }

    /**
     * Replaces the state of one labeller. What has been paid for is not lost because somebody else changed the record
     * meanwhile, as long as it tells of the same version.
     *
     * @param snapshot with the record that the labeller was asked for
     * @return what is known then
     * @throws ConflictException when the record is gone, or tells of another version
     */
    public Snapshot record(Snapshot snapshot, SourceState state) {
        Snapshot current = snapshot;
        for (int tries = 1; ; tries++) {
            MediaRecord record = current.record();
            if (isOvertaken(record.labelling(), state)) {
                return current;
            }
            try {
                return put(current, record.with(record.labelling().with(state)));
            } catch (ConflictException e) {
                current = catalog.snapshot(snapshot.name());
                if (tries == TRIES
                        || !current.hasRecord()
                        || !current.record().version().isSame(snapshot.record().version())) {
                    throw e;
                }
                LOG.log(Level.DEBUG, "writing it once more", e);
            }
        }
    }

    /** A job may have come to its end before the call that started it returned. */
    private static boolean isOvertaken(Labelling labelling, SourceState state) {
        return labelling
                .source(state.source())
                .filter(current -> current.attempt() > state.attempt()
                        || (current.attempt() == state.attempt()
                                && current.status().isFinal()
                                && !state.status().isFinal()))
                .isPresent();
    }
}
