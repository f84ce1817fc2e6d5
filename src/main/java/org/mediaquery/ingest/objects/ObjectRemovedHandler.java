package org.mediaquery.ingest.objects;

import java.lang.System.Logger.Level;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.media.Printable;
import org.mediaquery.media.Sequencer;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;

/** Removes objects from the catalog that were deleted from the bucket. */
public final class ObjectRemovedHandler {

    private static final System.Logger LOG = System.getLogger(ObjectRemovedHandler.class.getName());

    private final MediaStore store;
    private final Catalog catalog;
    private final ThumbnailStore thumbnails;

    public ObjectRemovedHandler(MediaStore store, Catalog catalog, ThumbnailStore thumbnails) {
        this.store = store;
        this.catalog = catalog;
        this.thumbnails = thumbnails;
    }

    /**
     * Handles an event that reports a deleted object. The bucket is the source of truth: the event may be late, or may
     * be about an old version while the current one still exists.
     *
     * @param sequencer of the event; null when it has none
     * @return whether the object is gone
     * @throws org.mediaquery.catalog.ConflictException when the record was modified concurrently
     */
    public boolean onRemoved(String name, Sequencer sequencer) {
        // read the catalog first: a concurrent change after this read makes the removal below fail with a conflict
        Snapshot snapshot = catalog.snapshot(name);
        if (store.head(name).isPresent()) {
            LOG.log(Level.DEBUG, "ignored the deletion of {0}: the object exists", Printable.whole(name));
            return false;
        }
        catalog.remove(snapshot, sequencer);
        thumbnails.delete(name);
        LOG.log(Level.INFO, "removed {0}", Printable.whole(name));
        return true;
    }

    /** Deletes the thumbnail of an object that was deleted while a worker processed it. */
    void deleteThumbnail(String name) {
        thumbnails.delete(name);
    }
}
