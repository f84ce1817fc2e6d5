package org.mediaquery.ingest.labels;

import java.lang.System.Logger.Level;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.ObjectLease;
import org.mediaquery.ingest.PersistentWrite;
import org.mediaquery.ingest.inspection.InspectedObject;
import org.mediaquery.ingest.inspection.LargeObjectLimit;
import org.mediaquery.ingest.inspection.ObjectInspector;
import org.mediaquery.ingest.inspection.PictureSubject;
import org.mediaquery.ingest.inspection.VideoSubject;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Printable;
import org.mediaquery.media.UnreadableMediaException;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.ThumbnailStore;

/** Inspects one object, calls its labellers and stores the results, while it holds the lease on the object. */
public final class LabellingTask {

    private static final System.Logger LOG = System.getLogger(LabellingTask.class.getName());

    private final ObjectInspector inspector;
    private final ThumbnailStore thumbnails;
    private final Asking asking;
    private final ObjectLease objectLease;
    private final LargeObjectLimit largeObjectLimit;

    /** Collaborators of the labelling step. */
    public record Asking(
            LabellerRegistry labellers, RecordUpdater updater, DeferredWork deferredWork, IngestObserver observer) {}

    /** The limits on concurrent work: one worker per object, and few large objects at a time. */
    public record Turns(ObjectLease objectLease, LargeObjectLimit largeObjectLimit) {}

    public LabellingTask(ObjectInspector inspector, ThumbnailStore thumbnails, Asking asking, Turns turns) {
        this.inspector = inspector;
        this.thumbnails = thumbnails;
        this.asking = asking;
        this.objectLease = turns.objectLease();
        this.largeObjectLimit = turns.largeObjectLimit();
    }

    /**
     * Inspects and labels an object. Stores the record once before labelling, so that a conflict with a concurrent
     * worker shows before a paid call is repeated, and so that started work can be distinguished from new
     * requests.
     *
     * @param snapshot read before the object was read from the store
     * @param version of the object to be stored in the record
     * @throws org.mediaquery.ingest.LeaseHeldException when another worker processes the object
     * @throws LabellingException when a labeller has to be called again
     * @throws org.mediaquery.catalog.ConflictException when the record was modified concurrently
     */
    public void run(Snapshot snapshot, StoredObject object, ObjectVersion version, RelabelScope scope) {
        largeObjectLimit.run(
                object,
                () -> objectLease.run(
                        object.name(), object.etag(), lease -> run(snapshot, object, version, scope, lease)));
    }

    private void run(
            Snapshot snapshot,
            StoredObject object,
            ObjectVersion version,
            RelabelScope scope,
            ObjectLease.HeldLease lease) {
        try (IngestObserver.Observation observation = asking.observer().onLabelling(object);
                InspectedObject inspected = inspector.inspect(object, version)) {
            Labelling before = before(snapshot, version);
            Labelling plan = AdoptedLabels.kept(before, scope)
                    .orElseGet(() -> inspected.canBeLabelled()
                            ? asking.labellers().plan(inspected.content().type(), before, scope)
                            : inspected.end());
            Snapshot started =
                    asking.updater().put(snapshot, new MediaRecord(object.name(), version, inspected.content(), plan));
            if (!(inspected.subject() instanceof PictureSubject) && replacesVersion(snapshot, version)) {
                // the thumbnail belongs to the previous version
                thumbnails.delete(object.name());
            }
            if (inspected.canBeLabelled()) {
                label(started, inspected.subject(), lease);
            }
        }
    }

    private static boolean replacesVersion(Snapshot snapshot, ObjectVersion version) {
        return snapshot.hasRecord() && !snapshot.record().version().isSame(version);
    }

    /** Returns the labelling of the same version so far. */
    private Labelling before(Snapshot snapshot, ObjectVersion version) {
        boolean same = snapshot.hasRecord() && snapshot.record().version().isSame(version);
        return same || AdoptedLabels.areOf(snapshot, version)
                ? snapshot.record().labelling()
                : Labelling.pending();
    }

    private void label(Snapshot started, Subject subject, ObjectLease.HeldLease lease) {
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
            log(asking.updater().put(started, started.record().with(Labelling.ended(Status.FAILED, e.getMessage()))));
            return;
        }
        Snapshot snapshot = started;
        LabellingException transientFailure = null;
        for (SourceState state : started.record().labelling().sources()) {
            if (asking.labellers().shouldCall(state)) {
                lease.ensureHeld();
                try {
                    // store each answer at once, so that a failure of another labeller does not repeat this call
                    SourceState answer = asking.labellers().label(state, subject);
                    Snapshot before = snapshot;
                    snapshot = PersistentWrite.write(() -> asking.updater().record(before, answer));
                    if (subject instanceof VideoSubject video) {
                        thumbnails.put(
                                video.name(),
                                video.version().etag(),
                                video.file().poster());
                    }
                } catch (LabellingException e) {
                    transientFailure = combine(transientFailure, e);
                    snapshot =
                            asking.updater().record(snapshot, asking.labellers().failed(state, e));
                }
            }
        }
        log(snapshot);
        asking.deferredWork().defer(snapshot.record());
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

    private static void log(Snapshot snapshot) {
        Labelling labelling = snapshot.record().labelling();
        LOG.log(
                Level.INFO,
                "{0} is {1}: {2}",
                Printable.whole(snapshot.name()),
                labelling.status(),
                labelling.reason() == null ? snapshot.record().labels() : Printable.whole(labelling.reason()));
    }
}
