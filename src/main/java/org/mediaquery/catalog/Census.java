package org.mediaquery.catalog;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Looks at all records and all of the index, to compare them or to write the index and the counts anew, while the service
 * goes on. It is the one place that reads whole tables.
 *
 * <p>To rebuild, a new layout is announced: all replicas write entries for both layouts from then on, and count into new
 * counts beside the old ones. Each record that is not yet part of the new counts is written once more. Then readers turn to
 * the new layout, and what the old one left is deleted. A rebuild that broke off is taken up by the next one.
 */
public final class Census {

    /** Spread wider, each page of a list would take that many calls. */
    public static final int MOST_SHARDS = 16;

    private final CensusItem item;
    private final CensusWork work;
    private final DynamoCatalog catalog;
    private final Clock clock;
    private final Duration untilAllKnow;

    /** @param scanning may read whole tables */
    public Census(DynamoDbClient scanning, TableNames tables, DynamoCatalog catalog, Clock clock) {
        this(scanning, tables, catalog, clock, SchemaItem.FRESH.multipliedBy(2));
    }

    /** @param untilAllKnow how long it takes until the last replica has heard of a new layout */
    Census(DynamoDbClient scanning, TableNames tables, DynamoCatalog catalog, Clock clock, Duration untilAllKnow) {
        this.item = new CensusItem(scanning, tables.index(), clock);
        this.work = new CensusWork(scanning, tables, catalog);
        this.catalog = catalog;
        this.clock = clock;
        this.untilAllKnow = untilAllKnow;
    }

    /**
     * Looks at the tables for the first time.
     *
     * @return whether there are records that are not part of the index
     * @throws UnknownSchemaException when they have a form that is not known here
     */
    public boolean isNeeded() {
        catalog.open();
        return work.hasRecordsNotCounted();
    }

    /** The report of the last check, or of the one that runs; nothing when there never was one. */
    public Optional<CensusReport> last() {
        return item.last();
    }

    /**
     * Begins a check, and leaves the work to {@link #run}.
     *
     * @param shards into how many partitions each list is to be spread; 0: as before
     * @throws CensusRunningException when one runs
     */
    public CensusReport begin(boolean rebuild, int shards) {
        int wanted = shards == 0 ? catalog.parts().schemas().current().now().shards() : shards;
        CensusReport first = new CensusReport(
                new CensusReport.Order(UUID.randomUUID().toString(), rebuild, wanted, clock.instant()),
                CensusReport.State.RECORDS,
                clock.instant(),
                CensusReport.Found.NOTHING,
                null);
        item.begin(first);
        return first;
    }

    /** Does the work of a check that was begun, which takes long. */
    public void run(CensusReport first) {
        Progress progress = new Progress(first);
        try {
            if (first.order().rebuild()) {
                rebuild(progress);
            } else {
                check(progress);
            }
            progress.tell(CensusReport.State.DONE, progress.report.found());
            Logs.LOG.log(Level.INFO, "the index is checked: {0}", progress.report.found());
        } catch (CensusRunningException e) {
            Logs.LOG.log(Level.WARNING, "another check of the index has begun, so this one ends", e);
        } catch (RuntimeException e) {
            Logs.LOG.log(Level.ERROR, "the check of the index broke off", e);
            item.go(progress.report.failed(String.valueOf(e.getMessage()), clock.instant()));
        }
    }

    private void check(Progress progress) {
        Schema schema = catalog.parts().schemas().current();
        catalog.flush();
        Tally[] sum = {Tally.NOTHING};
        work.eachPage(page -> {
            long wrong = work.wrong(page, schema.shards());
            for (Known known : page) {
                sum[0] = known.counted() >= schema.now().count() ? sum[0].plus(Tally.of(known.record())) : sum[0];
            }
            progress.tell(CensusReport.State.RECORDS, progress.report.found().plus(page.size(), wrong));
        });
        long counts = work.wrongCounts(schema.now().count(), sum[0]);
        progress.tell(CensusReport.State.INDEX, progress.report.found().withCounts(counts));
        work.eachStale(
                schema.shards(),
                stale -> progress.tell(
                        CensusReport.State.INDEX, progress.report.found().plusStale(stale.size())));
    }

    private void rebuild(Progress progress) {
        SchemaItem schemas = catalog.parts().schemas();
        schemas.forget();
        Schema schema = schemas.current();
        int shards = progress.report.order().shards();
        Layout next = schema.next() != null && schema.next().shards() == shards
                ? schema.next()
                : new Layout(shards, schema.newest() + 1);
        schemas.announce(next);
        await();
        work.eachPage(page -> {
            long written = work.rewrite(page, next);
            catalog.flush();
            progress.tell(CensusReport.State.RECORDS, progress.report.found().plus(page.size(), written));
        });
        schemas.adopt(next);
        progress.tell(CensusReport.State.INDEX, progress.report.found());
        await();
        work.eachStale(Set.of(shards), stale -> {
            work.delete(stale);
            progress.tell(CensusReport.State.INDEX, progress.report.found().plusStale(stale.size()));
        });
        work.deleteCountsBefore(next.count());
    }

    private void await() {
        try {
            Thread.sleep(untilAllKnow.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the index was checked", e);
        }
    }

    /** Tells how far it got, and notices when somebody else took over. */
    private final class Progress {

        private CensusReport report;

        Progress(CensusReport report) {
            this.report = report;
        }

        void tell(CensusReport.State state, CensusReport.Found found) {
            report = report.with(state, found, clock.instant());
            item.go(report);
        }
    }
}
