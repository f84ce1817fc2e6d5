package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.Known;
import org.mediaquery.media.Labelling;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.SourceState;
import org.mediaquery.media.Status;

/** Writes down how far labellers got, each beside what others write down at the same time. */
final class Recorder {

    /** Each labeller writes a few times; this many competitors in a row mean that something is wrong. */
    private static final int TRIES = 5;

    private static final System.Logger LOG = System.getLogger(Recorder.class.getName());

    private final Catalog catalog;
    private final Observer observer;

    Recorder(Catalog catalog, Observer observer) {
        this.observer = observer;
        this.catalog = catalog;
    }

    /**
     * Puts a record in the place of what was known.
     *
     * @throws ConflictException when something else is known by now
     */
    Known put(Known known, MediaRecord record) {
        Known done = catalog.put(known, record);
        if (isEnd(known, done.record())) {
            observer.ended(done.record());
        }
        return done;
    }

    /** Whether it was not at its end before. */
    private static boolean isEnd(Known before, MediaRecord record) {
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
     * @param known with the record that the labeller was asked for
     * @return what is known then
     * @throws ConflictException when the record is gone, or tells of another version
     */
    Known record(Known known, SourceState state) {
        Known current = known;
        for (int tries = 1; ; tries++) {
            MediaRecord record = current.record();
            if (isOvertaken(record.labelling(), state)) {
                return current;
            }
            try {
                return put(current, record.with(record.labelling().with(state)));
            } catch (ConflictException e) {
                current = catalog.know(known.name());
                if (tries == TRIES
                        || !current.hasRecord()
                        || !current.record().version().isSame(known.record().version())) {
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
