package org.mediaquery.ingest.labels;

import java.util.function.Consumer;
import org.mediaquery.ingest.ObjectLease;
import org.mediaquery.ingest.inspection.LargeObjectLimit;
import org.mediaquery.storage.StoredObject;

/** Runs work on an object while no other worker processes it, and while only a few objects in work are large. */
public final class ExclusiveWork {

    private final ObjectLease objectLease;
    private final LargeObjectLimit largeObjectLimit;

    public ExclusiveWork(ObjectLease objectLease, LargeObjectLimit largeObjectLimit) {
        this.objectLease = objectLease;
        this.largeObjectLimit = largeObjectLimit;
    }

    /**
     * Runs the work with the lease on the object.
     *
     * @throws org.mediaquery.ingest.ObjectBusyException when another worker processes the object, or too many large objects
     *     are in work
     */
    void run(StoredObject object, Consumer<ObjectLease.HeldLease> work) {
        largeObjectLimit.run(object, () -> objectLease.run(object.name(), object.etag(), work));
    }
}
