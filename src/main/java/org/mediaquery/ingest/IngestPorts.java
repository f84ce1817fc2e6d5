package org.mediaquery.ingest;

import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Leases;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;

/** The outside world of the ingest room. */
public record IngestPorts(
        MediaStore store, ThumbnailStore thumbnails, Catalog catalog, Leases leases, WorkQueue queue) {}
