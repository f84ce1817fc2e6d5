package org.mediaquery.ingest.objects;

import java.lang.System.Logger.Level;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.media.Printable;
import org.mediaquery.media.Sequencer;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;

/** Takes from the catalogue what has gone from the bucket. */
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
     * An object is said to be gone. Whether it is, the bucket says: the event may be late, or tell of an old version
     * that was deleted while the current one lives on.
     *
     * @param sequencer of the event; null when there was none
     * @return whether it is gone
     * @throws org.mediaquery.catalog.ConflictException when somebody else changed the record meanwhile
     */
    public boolean onRemoved(String name, Sequencer sequencer) {
        // the catalogue first: what changes after it was read makes the change below fail
        Snapshot snapshot = catalog.snapshot(name);
        if (store.head(name).isPresent()) {
            LOG.log(Level.DEBUG, "{0} is said to be deleted, but is there", Printable.whole(name));
            return false;
        }
        catalog.remove(snapshot, sequencer);
        thumbnails.delete(name);
        LOG.log(Level.INFO, "{0} is gone", Printable.whole(name));
        return true;
    }

    /** Takes away what a worker has left of an object that went while it was looked at. */
    void deleteThumbnail(String name) {
        thumbnails.delete(name);
    }
}
