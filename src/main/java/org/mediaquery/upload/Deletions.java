package org.mediaquery.upload;

import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.Known;
import org.mediaquery.media.UnknownMediaException;
import org.mediaquery.storage.MediaStore;

/** Deletes objects and their records. */
public final class Deletions {

    private static final int TRIES = 5;

    private final MediaStore store;
    private final Catalog catalog;

    public Deletions(MediaStore store, Catalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    /**
     * Deletes an object and its record. The bucket's event then finds the record gone, and takes away what was derived
     * from the object.
     *
     * @throws UnknownMediaException when there is neither
     */
    void delete(String name) {
        boolean stored = store.head(name).isPresent();
        if (!stored && catalog.find(name).isEmpty()) {
            throw new UnknownMediaException(name);
        }
        store.delete(name);
        for (int tries = 1; ; tries++) {
            Known known = catalog.know(name);
            if (store.head(name).isPresent()) {
                // written anew by somebody, after it was deleted here
                return;
            }
            try {
                catalog.remove(known, null);
                return;
            } catch (ConflictException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
