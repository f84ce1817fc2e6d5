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

/** Brings what has been written to the bucket into the catalogue. */
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
     * An object is said to have been written. What is there now, the bucket says; the event only says that it is worth
     * looking, and with its sequencer whether something newer is known already.
     *
     * @param sequencer of the event; null when there was none
     * @throws org.mediaquery.ingest.LeaseHeldException when another worker is at it
     * @throws org.mediaquery.catalog.ConflictException when somebody else changed the record meanwhile
     */
    public void onCreated(String name, Sequencer sequencer) {
        // the catalogue first: what changes after it was read makes the changes below fail
        Snapshot snapshot = catalog.snapshot(name);
        Optional<StoredObject> there = store.head(name);
        if (there.isEmpty()) {
            removeRecord(snapshot);
        } else if (isOlder(sequencer, snapshot)) {
            LOG.log(Level.DEBUG, "something newer than this event is known of {0}", Printable.whole(name));
        } else if (snapshot.hasRecord() && there.get().isOf(snapshot.record().version())) {
            seenBefore(snapshot, there.get(), sequencer);
        } else {
            begin(snapshot, there.get(), sequencer, RelabelScope.NOTHING);
        }
    }

    /**
     * Work that was put aside is due.
     *
     * @param due when it was to be tried again; null when it waited for a free job. Another time than the record tells
     *     shows that the work has been put aside anew since, or is done.
     * @throws org.mediaquery.ingest.LeaseHeldException when another worker is at it
     * @throws org.mediaquery.catalog.ConflictException when somebody else changed the record meanwhile
     */
    public void resume(String name, Instant due) {
        Snapshot snapshot = catalog.snapshot(name);
        if (snapshot.hasRecord() && DeferredWork.isCurrent(snapshot.record(), due)) {
            inspectAgain(snapshot, RelabelScope.NOTHING);
        } else {
            LOG.log(Level.DEBUG, "{0} does not wait any more", Printable.whole(name));
        }
    }

    /**
     * A backfill wants an object labelled.
     *
     * @param since labels that are younger are what is wanted already
     * @throws org.mediaquery.ingest.LeaseHeldException when another worker is at it
     * @throws org.mediaquery.catalog.ConflictException when somebody else changed the record meanwhile
     */
    public void relabel(String name, BackfillSelection selection, Instant since) {
        switch (selection) {
            case MISSING -> onCreated(name, null);
            case FAILED -> inspectAgain(catalog.snapshot(name), new RelabelScope(RelabelScope.What.WHAT_FAILED, since));
            case ALL -> inspectAgain(catalog.snapshot(name), new RelabelScope(RelabelScope.What.EVERYTHING, since));
        }
    }

    private void inspectAgain(Snapshot snapshot, RelabelScope again) {
        Optional<StoredObject> there = store.head(snapshot.name());
        if (there.isEmpty()) {
            removeRecord(snapshot);
        } else if (snapshot.hasRecord() && there.get().isOf(snapshot.record().version())) {
            MediaRecord record = snapshot.record();
            ObjectVersion version = there.get().version(record.version().sequencer());
            task.run(snapshot, there.get(), version, again);
        } else {
            begin(snapshot, there.get(), null, again);
        }
    }

    private void removeRecord(Snapshot snapshot) {
        if (snapshot.hasRecord()) {
            removedHandler.onRemoved(snapshot.name(), null);
        } else {
            removedHandler.deleteThumbnail(snapshot.name());
        }
    }

    private void begin(Snapshot snapshot, StoredObject object, Sequencer sequencer, RelabelScope again) {
        LOG.log(Level.INFO, "{0} is new: {1} bytes", Printable.whole(object.name()), object.size());
        task.run(snapshot, object, object.version(sequencer), again);
    }

    /** The object is known already: the event is repeated, or it was written again with the same bytes. */
    private void seenBefore(Snapshot snapshot, StoredObject object, Sequencer sequencer) {
        MediaRecord record = snapshot.record();
        Labelling labelling = record.labelling();
        Sequencer before = record.version().sequencer();
        boolean newer = sequencer != null && before != null && sequencer.isAfter(before);
        ObjectVersion version = object.version(before == null || newer ? sequencer : before);
        // a newer event may tell of the very object that was found when an older one came
        boolean writtenAgain =
                newer && !object.lastModified().equals(record.version().uploadedAt());
        // what did not work out may do so now that somebody has put it there once more
        boolean retried =
                writtenAgain && (labelling.status() == Status.FAILED || labelling.status() == Status.UNSUPPORTED);
        // given up before any labeller was asked, or unreadable: it costs nothing to look once more
        boolean neverAsked =
                labelling.status() == Status.FAILED && labelling.sources().isEmpty();
        if (labelling.status() == Status.PENDING || labelling.isWaiting() || retried || neverAsked) {
            task.run(snapshot, object, version, retried ? RelabelScope.WHAT_FAILED : RelabelScope.NOTHING);
        } else if (!version.equals(record.version())) {
            catalog.put(snapshot, record.with(version));
        }
    }

    private static boolean isOlder(Sequencer sequencer, Snapshot snapshot) {
        if (sequencer == null) {
            return false;
        }
        if (snapshot.hasRecord()) {
            Sequencer latest = snapshot.record().version().sequencer();
            return latest != null && latest.isAfter(sequencer);
        }
        return snapshot.deletion() != null
                && snapshot.deletion().sequencer() != null
                && snapshot.deletion().sequencer().isAfter(sequencer);
    }
}
