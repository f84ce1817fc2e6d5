package org.mediaquery.ingest;

import org.mediaquery.catalog.BackfillRun;
import org.mediaquery.catalog.Backfills;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.queue.Notice;

/** Tells a backfill what became of an object that it put on the queue. */
final class Settlement {

    private final Catalog catalog;
    private final Backfills backfills;

    Settlement(Catalog catalog, Backfills backfills) {
        this.catalog = catalog;
        this.backfills = backfills;
    }

    /** To be called before the message is gone; repeating it changes nothing. */
    void settle(Notice notice) {
        if (notice instanceof Notice.LabelsWanted wanted) {
            backfills.settled(
                    wanted.run(),
                    wanted.name(),
                    BackfillRun.Result.of(catalog.find(wanted.name()).orElse(null)));
        }
    }
}
