package org.mediaquery.ingest;

import org.mediaquery.catalog.Backfills;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.catalog.Leases;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;

/**
 * The outside world of the ingest room.
 *
 * @param store the objects
 * @param thumbnails made from them
 * @param kept what is known of them
 * @param queue what is to be done
 * @param observer sees how it is done
 */
public record IngestPorts(
        MediaStore store, ThumbnailStore thumbnails, Kept kept, WorkQueue queue, IngestObserver observer) {

    /** Work that nobody looks at. */
    public IngestPorts(MediaStore store, ThumbnailStore thumbnails, Kept kept, WorkQueue queue) {
        this(store, thumbnails, kept, queue, IngestObserver.NOBODY);
    }

    /**
     * What is known.
     *
     * @param catalog the records
     * @param leases who is at work
     * @param deadLetters what was given up
     * @param backfills who wants to know what became of an object
     */
    public record Kept(Catalog catalog, Leases leases, DeadLetters deadLetters, Backfills backfills) {}

    public Catalog catalog() {
        return kept.catalog();
    }

    public Leases leases() {
        return kept.leases();
    }
}
