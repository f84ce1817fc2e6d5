package org.mediaquery.ingest;

import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Leases;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.storage.DerivedStore;
import org.mediaquery.storage.MediaStore;

/** The outside world of the ingest room. */
public record IngestPorts(MediaStore store, DerivedStore derived, Catalog catalog, Leases leases, WorkQueue queue) {}
