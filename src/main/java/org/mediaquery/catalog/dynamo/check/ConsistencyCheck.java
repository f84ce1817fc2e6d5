package org.mediaquery.catalog.dynamo.check;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mediaquery.catalog.CheckRunningException;
import org.mediaquery.catalog.ConsistencyReport;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.DynamoCatalog;
import org.mediaquery.catalog.dynamo.counts.CountDelta;
import org.mediaquery.catalog.dynamo.index.IndexLayout;
import org.mediaquery.catalog.dynamo.index.IndexSchema;
import org.mediaquery.catalog.dynamo.index.SchemaStore;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import org.mediaquery.catalog.dynamo.table.TableNames;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Looks at all records and all of the index, to compare them or to write the index and the counts anew, while the service
 * goes on. It is the one place that reads whole tables.
 *
 * <p>To rebuild, a new layout is announced: all replicas write entries for both layouts from then on, and count into new
 * counts beside the old ones. Each record that is not yet part of the new counts is written once more. Then readers turn to
 * the new layout, and what the old one left is deleted. A rebuild that broke off is taken up by the next one.
 */
public final class ConsistencyCheck {

    /** Spread wider, each page of a list would take that many calls. */
    public static final int MOST_SHARDS = 16;

    private final ConsistencyReportStore item;
    private final ConsistencyCheckSteps work;
    private final DynamoCatalog catalog;
    private final Clock clock;
    private final Duration untilAllKnow;

    /** @param scanning may read whole tables */
    public ConsistencyCheck(DynamoDbClient scanning, TableNames tables, DynamoCatalog catalog, Clock clock) {
        this(scanning, tables, catalog, clock, SchemaStore.FRESH.multipliedBy(2));
    }

    /** @param untilAllKnow how long it takes until the last replica has heard of a new layout */
    public ConsistencyCheck(
            DynamoDbClient scanning, TableNames tables, DynamoCatalog catalog, Clock clock, Duration untilAllKnow) {
        this.item = new ConsistencyReportStore(scanning, tables.index(), clock);
        this.work = new ConsistencyCheckSteps(scanning, tables, catalog);
        this.catalog = catalog;
        this.clock = clock;
        this.untilAllKnow = untilAllKnow;
    }

    /**
     * Looks at the tables for the first time.
     *
     * @return whether there are records that are not part of the index
     * @throws org.mediaquery.catalog.UnknownSchemaException when they have a form that is not known here
     */
    public boolean isNeeded() {
        catalog.open();
        return work.hasRecordsNotCounted();
    }

    /** The report of the last check, or of the one that runs; nothing when there never was one. */
    public Optional<ConsistencyReport> last() {
        return item.last();
    }

    /**
     * Begins a check, and leaves the work to {@link #run}.
     *
     * @param shards into how many partitions each list is to be spread; 0: as before
     * @throws CheckRunningException when one runs
     */
    public ConsistencyReport start(boolean rebuild, int shards) {
        int wanted = shards == 0 ? catalog.parts().schemas().current().now().shards() : shards;
        ConsistencyReport first = new ConsistencyReport(
                new ConsistencyReport.Request(UUID.randomUUID().toString(), rebuild, wanted, clock.instant()),
                ConsistencyReport.State.RECORDS,
                clock.instant(),
                ConsistencyReport.Findings.NOTHING,
                null);
        item.start(first);
        return first;
    }

    /** Does the work of a check that was begun, which takes long. */
    public void run(ConsistencyReport first) {
        Progress progress = new Progress(first);
        try {
            if (first.request().rebuild()) {
                rebuild(progress);
            } else {
                check(progress);
            }
            progress.tell(ConsistencyReport.State.DONE, progress.report.findings());
            CatalogLog.LOG.log(Level.INFO, "the index is checked: {0}", progress.report.findings());
        } catch (CheckRunningException e) {
            CatalogLog.LOG.log(Level.WARNING, "another check of the index has begun, so this one ends", e);
        } catch (RuntimeException e) {
            CatalogLog.LOG.log(Level.ERROR, "the check of the index broke off", e);
            item.update(progress.report.failed(String.valueOf(e.getMessage()), clock.instant()));
        }
    }

    private void check(Progress progress) {
        IndexSchema schema = catalog.parts().schemas().current();
        catalog.flush();
        CountDelta[] sum = {CountDelta.NOTHING};
        work.eachPage(page -> {
            long wrong = work.countWrong(page, schema.shards());
            for (Snapshot snapshot : page) {
                sum[0] = snapshot.counted() >= schema.now().count()
                        ? sum[0].plus(CountDelta.of(snapshot.record()))
                        : sum[0];
            }
            progress.tell(
                    ConsistencyReport.State.RECORDS, progress.report.findings().plus(page.size(), wrong));
        });
        long counts = work.countWrongCounters(schema.now().count(), sum[0]);
        progress.tell(ConsistencyReport.State.INDEX, progress.report.findings().withCounts(counts));
        work.eachStale(
                schema.shards(),
                stale -> progress.tell(
                        ConsistencyReport.State.INDEX,
                        progress.report.findings().plusStale(stale.size())));
    }

    private void rebuild(Progress progress) {
        SchemaStore schemas = catalog.parts().schemas();
        schemas.forget();
        IndexSchema schema = schemas.current();
        int shards = progress.report.request().shards();
        IndexLayout next = schema.next() != null && schema.next().shards() == shards
                ? schema.next()
                : new IndexLayout(shards, schema.newest() + 1);
        schemas.announce(next);
        await();
        work.eachPage(page -> {
            long written = work.rewrite(page, next);
            catalog.flush();
            progress.tell(
                    ConsistencyReport.State.RECORDS, progress.report.findings().plus(page.size(), written));
        });
        schemas.adopt(next);
        progress.tell(ConsistencyReport.State.INDEX, progress.report.findings());
        await();
        work.eachStale(Set.of(shards), stale -> {
            work.delete(stale);
            progress.tell(
                    ConsistencyReport.State.INDEX, progress.report.findings().plusStale(stale.size()));
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

        private ConsistencyReport report;

        Progress(ConsistencyReport report) {
            this.report = report;
        }

        void tell(ConsistencyReport.State state, ConsistencyReport.Findings found) {
            report = report.with(state, found, clock.instant());
            item.update(report);
        }
    }
}
