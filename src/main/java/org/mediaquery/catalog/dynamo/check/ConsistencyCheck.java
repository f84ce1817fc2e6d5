package org.mediaquery.catalog.dynamo.check;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mediaquery.catalog.CheckRunningException;
import org.mediaquery.catalog.ConsistencyReport;
import org.mediaquery.catalog.IndexChecks;
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
 * Compares all records with the whole index, or rebuilds the index and the counts, while the service is running. No other
 * code reads whole tables.
 *
 * <p>A rebuild first announces a new layout. From then on all replicas write postings for both layouts, and maintain a new
 * generation of counts in addition to the old one. Each record that the new counts do not include is written again. Then
 * readers switch to the new layout, and the old postings and counts are deleted. The next rebuild resumes one that failed.
 */
public final class ConsistencyCheck implements IndexChecks {

    private final ConsistencyReportStore reports;
    private final ConsistencyCheckSteps steps;
    private final DynamoCatalog catalog;
    private final Clock clock;
    private final Duration propagationDelay;

    /** @param scanning a client that may scan tables */
    public ConsistencyCheck(DynamoDbClient scanning, TableNames tables, DynamoCatalog catalog, Clock clock) {
        this(scanning, tables, catalog, clock, SchemaStore.CACHE_TIME.multipliedBy(2));
    }

    /** @param propagationDelay the time until all replicas use a new layout */
    public ConsistencyCheck(
            DynamoDbClient scanning, TableNames tables, DynamoCatalog catalog, Clock clock, Duration propagationDelay) {
        this.reports = new ConsistencyReportStore(scanning, tables.index(), clock);
        this.steps = new ConsistencyCheckSteps(scanning, tables, catalog);
        this.catalog = catalog;
        this.clock = clock;
        this.propagationDelay = propagationDelay;
    }

    /**
     * Opens the catalog, and checks whether its index must be built. An index of an earlier format works, and is logged.
     *
     * @return whether there are records that the index does not include
     * @throws org.mediaquery.catalog.UnknownSchemaException when the tables have an unsupported format
     */
    public boolean isNeeded() {
        catalog.open();
        if (catalog.parts().schemas().current().now().format() < IndexLayout.NEWEST_FORMAT) {
            CatalogLog.LOG.log(
                    Level.INFO,
                    "The index has the format of an earlier version, so writes cost more than they need to."
                            + " When all replicas are updated, rebuild the index: POST /api/index with"
                            + " {\"rebuild\": true}.");
        }
        return steps.hasRecordsNotCounted();
    }

    @Override
    public Optional<ConsistencyReport> last() {
        return reports.last();
    }

    @Override
    public ConsistencyReport start(boolean rebuild, int shards) {
        int newShards = shards == 0 ? catalog.parts().schemas().current().now().shards() : shards;
        ConsistencyReport first = new ConsistencyReport(
                new ConsistencyReport.Request(UUID.randomUUID().toString(), rebuild, newShards, clock.instant()),
                ConsistencyReport.State.RECORDS,
                clock.instant(),
                ConsistencyReport.Findings.NOTHING,
                null);
        reports.start(first);
        return first;
    }

    @Override
    public void run(ConsistencyReport first) {
        Progress progress = new Progress(first);
        try {
            if (first.request().rebuild()) {
                rebuild(progress);
            } else {
                check(progress);
            }
            progress.update(ConsistencyReport.State.DONE, progress.report.findings());
            CatalogLog.LOG.log(Level.INFO, "the check of the index is complete: {0}", progress.report.findings());
        } catch (CheckRunningException e) {
            CatalogLog.LOG.log(Level.WARNING, "another check of the index has started; this one ends", e);
        } catch (RuntimeException e) {
            CatalogLog.LOG.log(Level.ERROR, "the check of the index failed", e);
            reports.update(progress.report.failed(String.valueOf(e.getMessage()), clock.instant()));
        }
    }

    private void check(Progress progress) {
        IndexSchema schema = catalog.parts().schemas().current();
        catalog.flush();
        CountDelta[] sum = {CountDelta.NOTHING};
        steps.eachPage(page -> {
            long wrong = steps.countWrong(page, schema.layouts());
            for (Snapshot.Present snapshot : page) {
                sum[0] = snapshot.counted() >= schema.now().count()
                        ? sum[0].plus(CountDelta.of(snapshot.record()))
                        : sum[0];
            }
            progress.update(
                    ConsistencyReport.State.RECORDS, progress.report.findings().plus(page.size(), wrong));
        });
        long counts = steps.countWrongCounters(schema.now().count(), sum[0]);
        progress.update(
                ConsistencyReport.State.INDEX, progress.report.findings().withCounts(counts));
        steps.eachStale(
                schema.layouts(),
                stale -> progress.update(
                        ConsistencyReport.State.INDEX,
                        progress.report.findings().plusStale(stale.size())));
    }

    private void rebuild(Progress progress) {
        SchemaStore schemas = catalog.parts().schemas();
        schemas.invalidate();
        IndexSchema schema = schemas.current();
        int shards = progress.report.request().shards();
        IndexLayout next = schema.next() != null
                        && schema.next().shards() == shards
                        && schema.next().format() == IndexLayout.NEWEST_FORMAT
                ? schema.next()
                : new IndexLayout(shards, schema.newest() + 1, IndexLayout.NEWEST_FORMAT);
        schemas.announce(next);
        awaitPropagation();
        steps.eachPage(page -> {
            long written = steps.rewrite(page, next);
            catalog.flush();
            progress.update(
                    ConsistencyReport.State.RECORDS, progress.report.findings().plus(page.size(), written));
        });
        schemas.adopt(next);
        progress.update(ConsistencyReport.State.INDEX, progress.report.findings());
        awaitPropagation();
        steps.eachStale(List.of(next), stale -> {
            steps.delete(stale);
            progress.update(
                    ConsistencyReport.State.INDEX, progress.report.findings().plusStale(stale.size()));
        });
        steps.deleteCountsBefore(next.count());
    }

    private void awaitPropagation() {
        try {
            Thread.sleep(propagationDelay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during the check of the index", e);
        }
    }

    /** Stores progress, which also detects that another check has taken over. */
    private final class Progress {

        private ConsistencyReport report;

        Progress(ConsistencyReport report) {
            this.report = report;
        }

        void update(ConsistencyReport.State state, ConsistencyReport.Findings found) {
            report = report.with(state, found, clock.instant());
            reports.update(report);
        }
    }
}
