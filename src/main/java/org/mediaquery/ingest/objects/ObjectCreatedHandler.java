package org.mediaquery.ingest.objects;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.ingest.labels.DeferredWork;
import org.mediaquery.ingest.labels.LabellingTask;
import org.mediaquery.ingest.labels.RelabelScope;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Printable;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.Status;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.StoredObject;

/** Adds objects that were written to the bucket to the catalog. */
public final class ObjectCreatedHandler {

    private static final System.Logger LOG = System.getLogger(ObjectCreatedHandler.class.getName());

    private final MediaStore store;
    private final Catalog catalog;
    private final ObjectRemovedHandler removedHandler;
    private final LabellingTask task;

    public ObjectCreatedHandler(
            MediaStore store, Catalog catalog, ObjectRemovedHandler removedHandler, LabellingTask task) {
        this.store = store;
        this.catalog = catalog;
        this.removedHandler = removedHandler;
        this.task = task;
    }

    /**
     * Handles an event that reports a written object. The bucket is the source of truth: the event is only a reason to
     * look, and its sequencer shows whether the catalog already has something newer.
     *
     * @param sequencer of the event; null when it has none
     * @throws org.mediaquery.ingest.ObjectBusyException when another worker processes the object
     * @throws org.mediaquery.catalog.ConflictException when the record was modified concurrently
     */
    public void onCreated(String name, Sequencer sequencer) {
        // read the catalog first: a concurrent change after this read makes the writes below fail with a conflict
        Snapshot snapshot = catalog.snapshot(name);
        Optional<StoredObject> object = store.head(name);
        if (object.isEmpty()) {
            removeRecord(snapshot);
        } else if (isOlder(sequencer, snapshot)) {
            LOG.log(Level.DEBUG, "ignored an event older than the record of {0}", Printable.whole(name));
        } else if (snapshot instanceof Snapshot.Present present
                && object.get().isOf(present.record().version())) {
            handleKnown(present, object.get(), sequencer);
        } else {
            begin(snapshot, object.get(), sequencer, RelabelScope.NONE);
        }
    }

    /**
     * Resumes deferred work.
     *
     * @param due when the work was scheduled; null when it waited for a free job. A different time in the record means
     *     that the work was deferred again, or is finished.
     * @throws org.mediaquery.ingest.ObjectBusyException when another worker processes the object
     * @throws org.mediaquery.catalog.ConflictException when the record was modified concurrently
     */
    public void resume(String name, Instant due) {
        Snapshot snapshot = catalog.snapshot(name);
        if (snapshot.find()
                .filter(record -> DeferredWork.isCurrent(record, due))
                .isPresent()) {
            relabelCurrent(snapshot, RelabelScope.NONE);
        } else {
            LOG.log(Level.DEBUG, "{0} no longer waits", Printable.whole(name));
        }
    }

    /**
     * Labels an object for a backfill.
     *
     * @param since labels younger than this are kept
     * @throws org.mediaquery.ingest.ObjectBusyException when another worker processes the object
     * @throws org.mediaquery.catalog.ConflictException when the record was modified concurrently
     */
    public void relabel(String name, BackfillSelection selection, Instant since) {
        switch (selection) {
            case MISSING -> onCreated(name, null);
            case FAILED -> relabelCurrent(catalog.snapshot(name), new RelabelScope(RelabelScope.What.FAILED, since));
            case ALL -> relabelCurrent(catalog.snapshot(name), new RelabelScope(RelabelScope.What.ALL, since));
        }
    }

    private void relabelCurrent(Snapshot snapshot, RelabelScope scope) {
        Optional<StoredObject> object = store.head(snapshot.name());
        if (object.isEmpty()) {
            removeRecord(snapshot);
        } else if (snapshot instanceof Snapshot.Present present
                && object.get().isOf(present.record().version())) {
            ObjectVersion version =
                    object.get().version(present.record().version().sequencer());
            task.run(snapshot, object.get(), version, scope);
        } else {
            begin(snapshot, object.get(), null, scope);
        }
    }

    private void removeRecord(Snapshot snapshot) {
        if (snapshot instanceof Snapshot.Present) {
            removedHandler.onRemoved(snapshot.name(), null);
        } else {
            removedHandler.deleteThumbnail(snapshot.name());
        }
    }

    private void begin(Snapshot snapshot, StoredObject object, Sequencer sequencer, RelabelScope scope) {
        LOG.log(Level.INFO, "new object {0}, {1} bytes", Printable.whole(object.name()), object.size());
        task.run(snapshot, object, object.version(sequencer), scope);
    }

    /**
     * Handles an object that is already in the catalog: the event is a duplicate, or the same bytes were written again.
     */
    private void handleKnown(Snapshot.Present snapshot, StoredObject object, Sequencer sequencer) {
        MediaRecord record = snapshot.record();
        Labelling labelling = record.labelling();
        Sequencer before = record.version().sequencer();
        boolean newer = sequencer != null && before != null && sequencer.isAfter(before);
        ObjectVersion version = object.version(before == null || newer ? sequencer : before);
        // a newer event may report the same object that was found when handling an older one
        boolean writtenAgain =
                newer && !object.lastModified().equals(record.version().uploadedAt());
        // labelling that failed may succeed now that the object was uploaded again
        boolean retried =
                writtenAgain && (labelling.status() == Status.FAILED || labelling.status() == Status.UNSUPPORTED);
        // failed before any labeller was called: trying again costs nothing
        boolean neverCalled =
                labelling.status() == Status.FAILED && labelling.sources().isEmpty();
        if (labelling.status() == Status.PENDING || labelling.isWaiting() || retried || neverCalled) {
            task.run(snapshot, object, version, retried ? RelabelScope.FAILED : RelabelScope.NONE);
        } else if (!version.equals(record.version())) {
            catalog.put(snapshot, record.with(version));
        }
    }

    private static boolean isOlder(Sequencer sequencer, Snapshot snapshot) {
        if (sequencer == null) {
            return false;
        }
        Sequencer latest = null;
        if (snapshot instanceof Snapshot.Present present) {
            latest = present.record().version().sequencer();
        } else if (snapshot instanceof Snapshot.Deleted deleted) {
            latest = deleted.sequencer();
        }
        return latest != null && latest.isAfter(sequencer);
    }
}
