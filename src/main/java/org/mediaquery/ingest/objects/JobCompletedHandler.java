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

/** Stores the result of a labeller's job in the catalog. */
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
     * Handles the completion of a job, successful or not: the labeller returns the actual result. Ignores a job whose
     * object was deleted or replaced, or whose labels are already stored. The event may arrive before the call that
     * started the job returns; its tag identifies the job even then.
     *
     * @throws org.mediaquery.labelling.LabellingException when a retry may help
     * @throws org.mediaquery.catalog.ConflictException when the record was modified concurrently
     */
    void onCompleted(QueueEvent.JobCompleted event) {
        Optional<Snapshot.Present> snapshot = catalog.snapshot(event.name()).present();
        Optional<SourceState> started = snapshot.flatMap(present -> findStarted(event, present.record()));
        if (started.isPresent()) {
            collect(snapshot.orElseThrow(), started.get(), event.job());
        } else {
            LOG.log(
                    Level.DEBUG,
                    "ignored, no labeller waits for job {0} of {1}",
                    event.job(),
                    Printable.whole(event.name()));
        }
        waitingJobs.requeue();
    }

    private void collect(Snapshot.Present snapshot, SourceState state, String job) {
        SourceState next = labellers.collect(state, job);
        if (next.status() == Status.PROCESSING && state.status() == Status.PROCESSING) {
            LOG.log(Level.DEBUG, "job {0} of {1} is still running", job, Printable.whole(snapshot.name()));
            return;
        }
        Snapshot.Present done = updater.record(snapshot, next);
        LOG.log(
                Level.INFO,
                "{0} is {1}: job {2} of {3} completed",
                Printable.whole(done.name()),
                done.record().labelling().status(),
                job,
                next.source());
    }

    private Optional<SourceState> findStarted(QueueEvent.JobCompleted event, MediaRecord record) {
        return record.labelling().sources().stream()
                .filter(state -> state.status() != Status.LABELLED && labellers.isConfigured(state))
                .filter(state -> event.job().equals(state.progress().job()) || isTagOf(event, record, state))
                .findFirst();
    }

    private static boolean isTagOf(QueueEvent.JobCompleted event, MediaRecord record, SourceState state) {
        return JobToken.of(event.bucket(), record.name(), record.version(), state)
                .equals(event.tag());
    }
}
