package org.mediaquery.ingest.labels;

import java.lang.System.Logger.Level;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.ingest.ObjectLease;
import org.mediaquery.ingest.RetryingWrite;
import org.mediaquery.ingest.inspection.PictureSubject;
import org.mediaquery.ingest.inspection.VideoSubject;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.Printable;
import org.mediaquery.media.UnreadableMediaException;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;
import org.mediaquery.storage.ThumbnailStore;

/** Makes the thumbnail of an inspected object, calls its labellers one after another, and stores each result. */
public final class LabellerCalls {

    private static final System.Logger LOG = System.getLogger(LabellerCalls.class.getName());

    private final LabellerRegistry labellers;
    private final RecordUpdater updater;
    private final ThumbnailStore thumbnails;
    private final DeferredWork deferredWork;

    public LabellerCalls(
            LabellerRegistry labellers, RecordUpdater updater, ThumbnailStore thumbnails, DeferredWork deferredWork) {
        this.labellers = labellers;
        this.updater = updater;
        this.thumbnails = thumbnails;
        this.deferredWork = deferredWork;
    }

    /** Deletes the thumbnails of the previous version of an object. */
    void discardThumbnail(String name) {
        thumbnails.delete(name);
    }

    /**
     * Calls the labellers that the record still waits for.
     *
     * @param started with the record of the object
     * @throws LabellingException when a labeller has to be called again
     */
    void run(Snapshot.Present started, Subject subject, ObjectLease.HeldLease lease) {
        try {
            if (subject instanceof PictureSubject picture) {
                thumbnails.put(
                        picture.name(), picture.version().etag(), picture.file().thumbnails());
            }
        } catch (UnreadableMediaException e) {
            LOG.log(Level.DEBUG, "the media cannot be read", e);
            if (started.record().labelling().any(AdoptedLabels::isAdopted)) {
                return;
            }
            log(updater.put(started, started.record().with(Labelling.ended(Status.FAILED, e.getMessage()))));
            return;
        }
        Snapshot.Present snapshot = started;
        LabellingException transientFailure = null;
        for (SourceState state : started.record().labelling().sources()) {
            if (labellers.shouldCall(state)) {
                lease.ensureHeld();
                try {
                    // store each answer at once, so that a failure of another labeller does not repeat this call
                    SourceState answer = labellers.label(state, subject);
                    Snapshot.Present before = snapshot;
                    snapshot = RetryingWrite.write(() -> updater.record(before, answer));
                    if (subject instanceof VideoSubject video) {
                        thumbnails.put(
                                video.name(),
                                video.version().etag(),
                                video.file().poster());
                    }
                } catch (LabellingException e) {
                    transientFailure = combine(transientFailure, e);
                    snapshot = updater.record(snapshot, labellers.failed(state, e));
                }
            }
        }
        log(snapshot);
        deferredWork.defer(snapshot.record());
        if (transientFailure != null) {
            throw transientFailure;
        }
    }

    /** Keeps the first failure and adds the others as suppressed. */
    private static LabellingException combine(LabellingException first, LabellingException next) {
        if (first == null) {
            return next;
        }
        if (first != next) {
            first.addSuppressed(next);
        }
        return first;
    }

    private static void log(Snapshot.Present snapshot) {
        Labelling labelling = snapshot.record().labelling();
        LOG.log(
                Level.INFO,
                "{0} is {1}: {2}",
                Printable.whole(snapshot.name()),
                labelling.status(),
                labelling.reason() == null ? snapshot.record().labels() : Printable.whole(labelling.reason()));
    }
}
