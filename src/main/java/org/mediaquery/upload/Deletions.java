package org.mediaquery.upload;

import java.util.Optional;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.media.UnknownMediaException;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.WriteCondition;

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
     * @throws org.mediaquery.storage.PreconditionFailedException when what is stored is not what the request depends on
     */
    void delete(String name, Preconditions preconditions) {
        Optional<StoredObject> stored = store.head(name);
        if (stored.isEmpty() && catalog.find(name).isEmpty()) {
            throw new UnknownMediaException(name);
        }
        WriteCondition condition = preconditions.against(name, stored);
        if (stored.isPresent()) {
            store.delete(name, condition);
        }
        for (int tries = 1; ; tries++) {
            Snapshot snapshot = catalog.snapshot(name);
            if (store.head(name).isPresent()) {
                // written anew by somebody, after it was deleted here
                return;
            }
            try {
                catalog.remove(snapshot, null);
                return;
            } catch (ConflictException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
