package org.mediaquery.ingest.labels;

import org.mediaquery.catalog.Snapshot;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.ObjectLease;
import org.mediaquery.ingest.inspection.InspectedObject;
import org.mediaquery.ingest.inspection.ObjectInspector;
import org.mediaquery.ingest.inspection.PictureSubject;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.storage.StoredObject;

/** Inspects one object, calls its labellers and stores the results, while it holds the lease on the object. */
public final class LabellingTask {

    private final ObjectInspector inspector;
    private final LabellerRegistry labellers;
    private final RecordUpdater updater;
    private final LabellerCalls calls;
    private final ExclusiveWork exclusiveWork;
    private final IngestObserver observer;

    public LabellingTask(
            ObjectInspector inspector,
            LabellerRegistry labellers,
            RecordUpdater updater,
            LabellerCalls calls,
            ExclusiveWork exclusiveWork,
            IngestObserver observer) {
        this.inspector = inspector;
        this.labellers = labellers;
        this.updater = updater;
        this.calls = calls;
        this.exclusiveWork = exclusiveWork;
        this.observer = observer;
    }

    /**
     * Inspects and labels an object. Stores the record once before labelling, so that a conflict with a concurrent
     * worker shows before a paid call is repeated, and so that started work can be distinguished from new
     * requests.
     *
     * @param snapshot read before the object was read from the store
     * @param version of the object to be stored in the record
     * @throws org.mediaquery.ingest.ObjectBusyException when another worker processes the object
     * @throws LabellingException when a labeller has to be called again
     * @throws org.mediaquery.catalog.ConflictException when the record was modified concurrently
     */
    public void run(Snapshot snapshot, StoredObject object, ObjectVersion version, RelabelScope scope) {
        exclusiveWork.run(object, lease -> run(snapshot, object, version, scope, lease));
    }

    private void run(
            Snapshot snapshot,
            StoredObject object,
            ObjectVersion version,
            RelabelScope scope,
            ObjectLease.HeldLease lease) {
        try (IngestObserver.Observation observation = observer.onLabelling(object);
                InspectedObject inspected = inspector.inspect(object, version)) {
            Labelling before = before(snapshot, version);
            Labelling plan = AdoptedLabels.kept(before, scope)
                    .orElseGet(() -> inspected.canBeLabelled()
                            ? labellers.plan(inspected.content().type(), before, scope)
                            : inspected.end());
            Snapshot.Present started =
                    updater.put(snapshot, new MediaRecord(object.name(), version, inspected.content(), plan));
            if (!(inspected.subject() instanceof PictureSubject) && replacesVersion(snapshot, version)) {
                calls.discardThumbnail(object.name());
            }
            if (inspected.canBeLabelled()) {
                calls.run(started, inspected.subject(), lease);
            }
        }
    }

    private static boolean replacesVersion(Snapshot snapshot, ObjectVersion version) {
        return snapshot.find()
                .filter(record -> !record.version().isSame(version))
                .isPresent();
    }

    /** Returns the labelling of the same version so far. */
    private Labelling before(Snapshot snapshot, ObjectVersion version) {
        return snapshot.find()
                .filter(record -> record.version().isSame(version) || AdoptedLabels.areOf(record, version))
                .map(MediaRecord::labelling)
                .orElseGet(Labelling::pending);
    }
}
