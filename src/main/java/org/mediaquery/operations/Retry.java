package org.mediaquery.operations;

import java.time.Clock;
import java.util.List;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.UnknownMediaException;
import org.mediaquery.queue.WorkItem;
import org.mediaquery.queue.WorkQueue;

/** Labels single objects again. */
public final class Retry {

    private final Catalog catalog;
    private final WorkQueue queue;
    private final String bucket;
    private final Clock clock;

    /** @param bucket the bucket of the objects */
    public Retry(Catalog catalog, WorkQueue queue, String bucket, Clock clock) {
        this.catalog = catalog;
        this.queue = queue;
        this.bucket = bucket;
        this.clock = clock;
    }

    /**
     * Queues an object. Labellers that failed, do not support it or are waiting are called again; other results are kept.
     *
     * @return the current record
     * @throws UnknownMediaException if there is no record
     */
    MediaRecord retry(String name) {
        MediaRecord record = catalog.find(name).orElseThrow(() -> new UnknownMediaException(name));
        queue.send(List.of(WorkItem.retry(bucket, name, clock.instant())));
        return record;
    }
}
