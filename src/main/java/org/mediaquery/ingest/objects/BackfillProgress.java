package org.mediaquery.ingest.objects;

import org.mediaquery.catalog.BackfillRun;
import org.mediaquery.catalog.Backfills;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.queue.QueueEvent;

/** Records the result of an object that a backfill has queued. */
public final class BackfillProgress {

    private final Catalog catalog;
    private final Backfills backfills;

    public BackfillProgress(Catalog catalog, Backfills backfills) {
        this.catalog = catalog;
        this.backfills = backfills;
    }

    /** Records the result of the event's object. Must be called before the message is deleted; idempotent. */
    public void record(QueueEvent event) {
        if (event instanceof QueueEvent.RelabelRequested relabel) {
            backfills.recordResult(
                    relabel.run(),
                    relabel.name(),
                    BackfillRun.Result.of(catalog.find(relabel.name()).orElse(null)));
        }
    }
}
