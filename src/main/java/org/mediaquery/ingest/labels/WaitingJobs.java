package org.mediaquery.ingest.labels;

import java.time.Duration;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.WorkItem;
import org.mediaquery.queue.WorkQueue;

/** Objects that wait for a free job of their labeller. */
public final class WaitingJobs {

    /** One job has completed, so one can start; the second covers an object that was deleted meanwhile. */
    private static final int REQUEUED = 2;

    /** More than are requeued, since some of them may wait for something else. */
    private static final int CHECKED = 20;

    private final Catalog catalog;
    private final WorkQueue queue;
    private final String bucket;

    public WaitingJobs(Catalog catalog, WorkQueue queue, String bucket) {
        this.catalog = catalog;
        this.queue = queue;
        this.bucket = bucket;
    }

    /** Requeues some of the waiting objects. */
    public void requeue() {
        catalog.list(Search.of(Status.QUEUED), Sort.BY_NAME, null, CHECKED).records().stream()
                // lists do not contain what a record waits for
                .flatMap(listed -> catalog.find(listed.name()).stream())
                .filter(record -> DeferredWork.isCurrent(record, null))
                .limit(REQUEUED)
                .forEach(record -> queue.send(WorkItem.resume(bucket, record.name(), null), Duration.ZERO));
    }
}
