package org.mediaquery.ingest.objects;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.ingest.labels.LabellerRegistry;
import org.mediaquery.ingest.labels.RecordUpdater;
import org.mediaquery.ingest.labels.WaitingJobs;
import org.mediaquery.labelling.JobToken;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Printable;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.QueueEvent;

/** Brings what came of a labeller's job into the catalogue. */
public final class JobCompletedHandler {

    private static final System.Logger LOG = System.getLogger(JobCompletedHandler.class.getName());

    private final Catalog catalog;
    private final LabellerRegistry labellers;
    private final RecordUpdater updater;
    private final WaitingJobs waitingJobs;

    public JobCompletedHandler(
            Catalog catalog, LabellerRegistry labellers, RecordUpdater updater, WaitingJobs waitingJobs) {
        this.catalog = catalog;
        this.labellers = labellers;
        this.updater = updater;
        this.waitingJobs = waitingJobs;
    }

    /**
     * A job is said to have ended, well or not: how, its labeller says. A job whose object is gone or was replaced is of
     * no interest any more, and so is one whose labels are there already. It may be heard of before the call that started
     * it has returned; the tag shows that it is ours even then.
     *
     * @throws org.mediaquery.labelling.LabellingException when another try may help
     * @throws org.mediaquery.catalog.ConflictException when somebody else changed the record meanwhile
     */
    void onCompleted(QueueEvent.JobCompleted notice) {
        Snapshot snapshot = catalog.snapshot(notice.name());
        Optional<SourceState> started = snapshot.hasRecord() ? of(notice, snapshot.record()) : Optional.empty();
        started.ifPresentOrElse(
                state -> collect(snapshot, state, notice.job()),
                () -> LOG.log(
                        Level.DEBUG, "nobody waits for job {0} of {1}", notice.job(), Printable.whole(notice.name())));
        waitingJobs.requeue();
    }

    private void collect(Snapshot snapshot, SourceState state, String job) {
        SourceState next = labellers.collect(state, job);
        if (next.status() == Status.PROCESSING && state.status() == Status.PROCESSING) {
            LOG.log(Level.DEBUG, "job {0} of {1} still runs", job, Printable.whole(snapshot.name()));
            return;
        }
        Snapshot done = updater.record(snapshot, next);
        LOG.log(
                Level.INFO,
                "{0} is {1}: job {2} of {3} has ended",
                Printable.whole(done.name()),
                done.record().labelling().status(),
                job,
                next.source());
    }

    private Optional<SourceState> of(QueueEvent.JobCompleted notice, MediaRecord record) {
        return record.labelling().sources().stream()
                .filter(state -> state.status() != Status.LABELLED && labellers.knows(state))
                .filter(state -> notice.job().equals(state.progress().job()) || isTagOf(notice, record, state))
                .findFirst();
    }

    private static boolean isTagOf(QueueEvent.JobCompleted notice, MediaRecord record, SourceState state) {
        return JobToken.of(notice.bucket(), record.name(), record.version(), state)
                .equals(notice.tag());
    }
}
