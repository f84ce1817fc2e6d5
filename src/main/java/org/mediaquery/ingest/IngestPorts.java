package org.mediaquery.ingest;

import org.mediaquery.catalog.Backfills;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.catalog.Leases;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;

/**
 * The ports of ingest.
 *
 * @param store the media bucket
 * @param thumbnails the store for thumbnails
 * @param kept the stores with the state of objects
 * @param queue the work queue
 * @param observer observes processing
 */
public record IngestPorts(
        MediaStore store, ThumbnailStore thumbnails, Kept kept, WorkQueue queue, IngestObserver observer) {

    /** Creates ports without an observer. */
    public IngestPorts(MediaStore store, ThumbnailStore thumbnails, Kept kept, WorkQueue queue) {
        this(store, thumbnails, kept, queue, IngestObserver.NOOP);
    }

    /**
     * The stores with the state of objects.
     *
     * @param catalog the records
     * @param leases the leases of workers
     * @param deadLetters the list of dead letters
     * @param backfills the progress of backfills
     */
    public record Kept(Catalog catalog, Leases leases, DeadLetters deadLetters, Backfills backfills) {}

    public Catalog catalog() {
        return kept.catalog();
    }

    public Leases leases() {
        return kept.leases();
    }
}
