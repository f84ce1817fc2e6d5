package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Known;
import org.mediaquery.labelling.JobToken;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Printable;
import org.mediaquery.media.SourceState;
import org.mediaquery.media.Status;
import org.mediaquery.queue.Notice;

/** Brings what came of a labeller's job into the catalogue. */
final class Jobs {

    private static final System.Logger LOG = System.getLogger(Jobs.class.getName());

    private final Catalog catalog;
    private final Labellers labellers;
    private final Recorder recorder;
    private final Queued queued;

    Jobs(Catalog catalog, Labellers labellers, Recorder recorder, Queued queued) {
        this.catalog = catalog;
        this.labellers = labellers;
        this.recorder = recorder;
        this.queued = queued;
    }

    /**
     * A job is said to have ended, well or not: how, its labeller says. A job whose object is gone or was replaced is of
     * no interest any more, and so is one whose labels are there already. It may be heard of before the call that started
     * it has returned; the tag shows that it is ours even then.
     *
     * @throws org.mediaquery.labelling.LabellingException when another try may help
     * @throws org.mediaquery.catalog.ConflictException when somebody else changed the record meanwhile
     */
    void ended(Notice.JobEnded notice) {
        Known known = catalog.know(notice.name());
        Optional<SourceState> started = known.hasRecord() ? of(notice, known.record()) : Optional.empty();
        started.ifPresentOrElse(
                state -> collect(known, state, notice.job()),
                () -> LOG.log(
                        Level.DEBUG, "nobody waits for job {0} of {1}", notice.job(), Printable.whole(notice.name())));
        queued.wake();
    }

    private void collect(Known known, SourceState state, String job) {
        SourceState next = labellers.collect(state, job);
        if (next.status() == Status.PROCESSING && state.status() == Status.PROCESSING) {
            LOG.log(Level.DEBUG, "job {0} of {1} still runs", job, Printable.whole(known.name()));
            return;
        }
        Known done = recorder.record(known, next);
        LOG.log(
                Level.INFO,
                "{0} is {1}: job {2} of {3} has ended",
                Printable.whole(done.name()),
                done.record().labelling().status(),
                job,
                next.source());
    }

    private Optional<SourceState> of(Notice.JobEnded notice, MediaRecord record) {
        return record.labelling().sources().stream()
                .filter(state -> state.status() != Status.LABELLED && labellers.knows(state))
                .filter(state -> notice.job().equals(state.progress().job()) || isTagOf(notice, record, state))
                .findFirst();
    }

    private static boolean isTagOf(Notice.JobEnded notice, MediaRecord record, SourceState state) {
        return JobToken.of(notice.bucket(), record.name(), record.version(), state)
                .equals(notice.tag());
    }
}
