package org.mediaquery.operations;

import java.time.Clock;
import java.util.List;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.UnknownMediaException;
import org.mediaquery.queue.WorkItem;
import org.mediaquery.queue.WorkQueue;

/** Has single objects labelled again. */
public final class Retry {

    private final Catalog catalog;
    private final WorkQueue queue;
    private final String bucket;
    private final Clock clock;

    /** @param bucket of the objects */
    public Retry(Catalog catalog, WorkQueue queue, String bucket, Clock clock) {
        this.catalog = catalog;
        this.queue = queue;
        this.bucket = bucket;
        this.clock = clock;
    }

    /**
     * Puts an object on the queue. Labellers that failed, do not support it or wait are called again; results of others stay.
     *
     * @return the record as it is now
     * @throws UnknownMediaException when there is no record
     */
    MediaRecord retry(String name) {
        MediaRecord record = catalog.find(name).orElseThrow(() -> new UnknownMediaException(name));
        queue.send(List.of(WorkItem.retry(bucket, name, clock.instant())));
        return record;
    }
}
