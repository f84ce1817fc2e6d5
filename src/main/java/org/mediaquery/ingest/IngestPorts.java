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
 * @param catalog the records
 * @param leases the leases of workers
 * @param deadLetters the list of dead letters
 * @param backfills the progress of backfills
 * @param queue the work queue
 * @param observer observes processing
 */
public record IngestPorts(
        MediaStore store,
        ThumbnailStore thumbnails,
        Catalog catalog,
        Leases leases,
        DeadLetters deadLetters,
        Backfills backfills,
        WorkQueue queue,
        IngestObserver observer) {}
