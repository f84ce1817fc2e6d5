package org.mediaquery.ingest.labels;

import java.time.Duration;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.WorkItem;
import org.mediaquery.queue.WorkQueue;

/** The objects that wait until a job of their labeller is free. */
public final class WaitingJobs {

    /** One job has ended, so one can begin; another one in case that what is woken has gone meanwhile. */
    private static final int WOKEN = 2;

    /** More than are woken, since some of those that wait may wait for something else. */
    private static final int LOOKED_AT = 20;

    private final Catalog catalog;
    private final WorkQueue queue;
    private final String bucket;

    public WaitingJobs(Catalog catalog, WorkQueue queue, String bucket) {
        this.catalog = catalog;
        this.queue = queue;
        this.bucket = bucket;
    }

    /** Has some of them tried again. */
    public void requeue() {
        catalog.list(Search.of(Status.QUEUED), Sort.BY_NAME, null, LOOKED_AT).records().stream()
                // lists do not tell what a record waits for
                .flatMap(listed -> catalog.find(listed.name()).stream())
                .filter(record -> DeferredWork.isCurrent(record, null))
                .limit(WOKEN)
                .forEach(record -> queue.send(WorkItem.resume(bucket, record.name(), null), Duration.ZERO));
    }
}
