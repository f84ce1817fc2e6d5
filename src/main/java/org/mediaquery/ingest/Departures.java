package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Known;
import org.mediaquery.media.Printable;
import org.mediaquery.media.Sequencer;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;

/** Takes from the catalogue what has gone from the bucket. */
public final class Departures {

    private static final System.Logger LOG = System.getLogger(Departures.class.getName());

    private final MediaStore store;
    private final Catalog catalog;
    private final ThumbnailStore thumbnails;

    public Departures(MediaStore store, Catalog catalog, ThumbnailStore thumbnails) {
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
    public boolean departed(String name, Sequencer sequencer) {
        // the catalogue first: what changes after it was read makes the change below fail
        Known known = catalog.know(name);
        if (store.head(name).isPresent()) {
            LOG.log(Level.DEBUG, "{0} is said to be deleted, but is there", Printable.whole(name));
            return false;
        }
        catalog.remove(known, sequencer);
        thumbnails.delete(name);
        LOG.log(Level.INFO, "{0} is gone", Printable.whole(name));
        return true;
    }

    /** Takes away what a worker has left of an object that went while it was looked at. */
    void clear(String name) {
        thumbnails.delete(name);
    }
}
