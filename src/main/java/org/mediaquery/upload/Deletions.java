package org.mediaquery.upload;

import java.util.Optional;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.ConflictRetry;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.media.UnknownMediaException;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.WriteCondition;

/** Deletes objects and their records. */
public final class Deletions {

    private final MediaStore store;
    private final Catalog catalog;

    public Deletions(MediaStore store, Catalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    /**
     * Deletes an object and its record. Derived objects are deleted later, by the handler of the bucket's event.
     *
     * @throws UnknownMediaException when neither an object nor a record exists
     * @throws org.mediaquery.storage.PreconditionFailedException when the preconditions do not hold for the object
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
        ConflictRetry.run(() -> removeRecord(name));
    }

    private void removeRecord(String name) {
        Snapshot snapshot = catalog.snapshot(name);
        // a present object means that another client has written a new one since
        if (store.head(name).isEmpty()) {
            catalog.remove(snapshot, null);
        }
    }
}
