package org.mediaquery.ingest.objects;

import org.mediaquery.catalog.BackfillRun;
import org.mediaquery.catalog.Backfills;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.queue.QueueEvent;

/** Tells a backfill what became of an object that it put on the queue. */
public final class BackfillProgress {

    private final Catalog catalog;
    private final Backfills backfills;

    public BackfillProgress(Catalog catalog, Backfills backfills) {
        this.catalog = catalog;
        this.backfills = backfills;
    }

    /** To be called before the message is gone; repeating it changes nothing. */
    public void record(QueueEvent event) {
        if (event instanceof QueueEvent.RelabelRequested wanted) {
            backfills.recordResult(
                    wanted.run(),
                    wanted.name(),
                    BackfillRun.Result.of(catalog.find(wanted.name()).orElse(null)));
        }
    }
}
