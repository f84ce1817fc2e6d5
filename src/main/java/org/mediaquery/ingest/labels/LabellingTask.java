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

/** Looks at one object, has it labelled, and writes down what came of it; one worker at a time. */
public final class LabellingTask {

    private static final System.Logger LOG = System.getLogger(LabellingTask.class.getName());

    private final ObjectInspector inspection;
    private final ThumbnailStore thumbnails;
    private final Asking asking;
    private final ObjectLease oneAtATime;
    private final LargeObjectLimit large;

    /** Who is asked, where the answers go, and who looks on. */
    public record Asking(
            LabellerRegistry labellers, RecordUpdater recorder, DeferredWork parking, IngestObserver observer) {}

    /** Who may begin. */
    public record Turns(ObjectLease oneAtATime, LargeObjectLimit large) {}

    public LabellingTask(ObjectInspector inspection, ThumbnailStore thumbnails, Asking asking, Turns turns) {
        this.inspection = inspection;
        this.thumbnails = thumbnails;
        this.asking = asking;
        this.oneAtATime = turns.oneAtATime();
        this.large = turns.large();
    }

    /**
     * Does all that an object needs. The record is written once before it is labelled, so that whoever finished in the
     * meantime shows as a conflict before anything is paid for a second time, and so that what is begun can be told from
     * what is wanted anew.
     *
     * @param snapshot read before the object was found in the store
     * @param version the object, as the record will tell of it
     * @throws org.mediaquery.ingest.LeaseHeldException when another worker is at it
     * @throws LabellingException when a labeller is to be asked once more
     * @throws org.mediaquery.catalog.ConflictException when somebody else changed the record meanwhile
     */
    public void run(Snapshot snapshot, StoredObject object, ObjectVersion version, RelabelScope again) {
        large.run(
                object,
                () -> oneAtATime.run(
                        object.name(), object.etag(), lease -> run(snapshot, object, version, again, lease)));
    }

    private void run(
            Snapshot snapshot,
            StoredObject object,
            ObjectVersion version,
            RelabelScope again,
            ObjectLease.HeldLease lease) {
        try (IngestObserver.Observation observation = asking.observer().onLabelling(object);
                InspectedObject inspected = inspection.inspect(object, version)) {
            Labelling before = before(snapshot, version);
            Labelling plan = AdoptedLabels.kept(before, again)
                    .orElseGet(() -> inspected.canBeLabelled()
                            ? asking.labellers().plan(inspected.content().type(), before, again)
                            : inspected.end());
            Snapshot begun =
                    asking.recorder().put(snapshot, new MediaRecord(object.name(), version, inspected.content(), plan));
            if (!(inspected.subject() instanceof PictureSubject) && isOfAnother(snapshot, version)) {
                // of what the name stood for before
                thumbnails.delete(object.name());
            }
            if (inspected.canBeLabelled()) {
                label(begun, inspected.subject(), lease);
            }
        }
    }

    private static boolean isOfAnother(Snapshot snapshot, ObjectVersion version) {
        return snapshot.hasRecord() && !snapshot.record().version().isSame(version);
    }

    /** What labellers made of the same version so far. */
    private Labelling before(Snapshot snapshot, ObjectVersion version) {
        boolean same = snapshot.hasRecord() && snapshot.record().version().isSame(version);
        return same || AdoptedLabels.areOf(snapshot, version)
                ? snapshot.record().labelling()
                : Labelling.pending();
    }

    private void label(Snapshot begun, Subject subject, ObjectLease.HeldLease lease) {
        try {
            if (subject instanceof PictureSubject picture) {
                thumbnails.put(picture.name(), picture.file().thumbnail());
            }
        } catch (UnreadableMediaException e) {
            LOG.log(Level.DEBUG, "the object cannot be read", e);
            if (begun.record().labelling().any(AdoptedLabels::isAdopted)) {
                return;
            }
            log(asking.recorder().put(begun, begun.record().with(Labelling.ended(Status.FAILED, e.getMessage()))));
            return;
        }
        Snapshot snapshot = begun;
        LabellingException passing = null;
        for (SourceState state : begun.record().labelling().sources()) {
            if (asking.labellers().shouldCall(state)) {
                lease.ensureHeld();
                try {
                    // each at once, so that whatever becomes of the others it is not asked again
                    SourceState answer = asking.labellers().label(state, subject);
                    Snapshot before = snapshot;
                    snapshot = PersistentWrite.write(() -> asking.recorder().record(before, answer));
                    if (subject instanceof VideoSubject video) {
                        video.file().poster().ifPresent(jpeg -> thumbnails.put(video.name(), jpeg));
                    }
                } catch (LabellingException e) {
                    passing = with(passing, e);
                    snapshot = asking.recorder()
                            .record(snapshot, asking.labellers().failed(state, e));
                }
            }
        }
        log(snapshot);
        asking.parking().defer(snapshot.record());
        if (passing != null) {
            throw passing;
        }
    }

    /** The first one stands for the others, and none is lost. */
    private static LabellingException with(LabellingException first, LabellingException next) {
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
