package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.catalog.ConsistencyReport;
import org.mediaquery.catalog.RandomRecords;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.check.ConsistencyCheck;
import org.mediaquery.catalog.dynamo.counts.Counters;
import org.mediaquery.catalog.dynamo.index.Posting;
import org.mediaquery.catalog.dynamo.index.RecordPostings;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.storage.InMemoryMediaStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Compares the catalog with a model, a map of records. After random changes and crashes, and a repair, every search returns
 * what a scan of the model returns, the index is a function of the records, and the counts are their sum.
 */
class CatalogModelIT {

    private static final Duration REPAIR_AGE = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2026-11-20T22:50:00.123Z");
    private static final int STEPS = 60;
    private static final int SEARCHES = 40;

    @TempDir
    static Path folder;

    private static LocalCloud cloud;
    private static DynamoDbClient dynamo;

    private final TableNames tables = new TableNames("records-" + UUID.randomUUID(), "index-" + UUID.randomUUID());

    @BeforeAll
    static void start() throws Exception {
        cloud = LocalCloud.forTest(LocalPorts.free(), folder);
        dynamo = cloud.dynamo();
    }

    @AfterAll
    static void stop() throws Exception {
        dynamo.close();
        cloud.close();
    }

    @RepeatedTest(8)
    void searchesReturnTheSameAsAScanOfTheModel(RepetitionInfo repetition) {
        RandomRecords random = new RandomRecords(repetition.getCurrentRepetition());
        cloud.createTables(tables.records(), tables.index());
        CrashingClient crashes = new CrashingClient();
        Map<String, MediaRecord> model = new HashMap<>();
        int crashCount = 0;
        try (DynamoDbClient crashing = cloud.dynamo(crashes)) {
            for (int i = 0; i < STEPS; i++) {
                // a new instance, because a crash loses the queue of changes to count
                DynamoCatalog catalog = catalog(crashing, NOW);
                crashCount += step(catalog, crashes, random, model) ? 1 : 0;
            }
        }
        assertThat(crashCount).as("crashes").isPositive();
        DynamoCatalog later = catalog(dynamo, NOW.plus(REPAIR_AGE).plusSeconds(1));
        later.repair(REPAIR_AGE);
        ModelAssertions assertions = new ModelAssertions(dynamo, tables, model);
        assertions.assertPostingsAreRight(later);
        assertions.assertCountsAreRight(later);
        assertions.assertTheLogEndsWithTheModel(NOW, NOW.plus(REPAIR_AGE.multipliedBy(2)));
        for (int i = 0; i < SEARCHES; i++) {
            assertions.assertFinds(later, random.search(), random.sort(), 1 + random.below(4));
        }
        assertCheckAndRebuildWork(later, model, random);
    }

    /** Makes a change, and returns whether it crashed. */
    private static boolean step(
            DynamoCatalog catalog, CrashingClient crashes, RandomRecords random, Map<String, MediaRecord> model) {
        String name = random.name();
        Snapshot snapshot = catalog.snapshot(name);
        assertThat(snapshot.find().orElse(null)).isEqualTo(model.get(name));
        MediaRecord next = random.chance(25) ? null : random.record(name);
        boolean crashed = false;
        if (random.chance(50)) {
            crashes.crashAt(random.below(6), random.chance(50));
        }
        try {
            if (next == null) {
                catalog.remove(snapshot, null);
            } else {
                catalog.put(snapshot, next);
            }
            if (random.chance(70)) {
                catalog.flush();
            }
            crashes.disarm();
        } catch (CrashingClient.Crash e) {
            crashed = true;
            crashes.disarm();
        }
        MediaRecord now = catalog.find(name).orElse(null);
        assertThat(now).isIn(snapshot.find().orElse(null), next);
        model.put(name, now);
        if (now == null) {
            model.remove(name);
        }
        return crashed;
    }

    private void assertCheckAndRebuildWork(
            DynamoCatalog catalog, Map<String, MediaRecord> model, RandomRecords random) {
        ModelAssertions assertions = new ModelAssertions(dynamo, tables, model);
        ConsistencyCheck consistencyCheck =
                new ConsistencyCheck(dynamo, tables, catalog, Clock.systemUTC(), Duration.ZERO);
        assertThat(run(consistencyCheck, false, 0).findings())
                .isEqualTo(new ConsistencyReport.Findings(model.size(), 0, 0, 0));
        breakIndex(model);
        ConsistencyReport.Findings broken = run(consistencyCheck, false, 0).findings();
        assertThat(broken.wrong()).isEqualTo(model.isEmpty() ? 0 : 1);
        assertThat(broken.stale()).isEqualTo(1);
        assertThat(broken.counts()).isPositive();
        run(consistencyCheck, true, 1 + random.below(4));
        assertions.assertPostingsAreRight(catalog);
        assertions.assertCountsAreRight(catalog);
        assertThat(run(consistencyCheck, false, 0).findings())
                .isEqualTo(new ConsistencyReport.Findings(model.size(), 0, 0, 0));
        for (int i = 0; i < SEARCHES; i++) {
            assertions.assertFinds(catalog, random.search(), random.sort(), 1 + random.below(4));
        }
    }

    /** Deletes a posting, and adds a posting without a record, and a count for a label that no record has. */
    private void breakIndex(Map<String, MediaRecord> model) {
        model.values().stream()
                .limit(1)
                .forEach(record -> dynamo.deleteItem(request -> request.tableName(tables.index())
                        .key(RecordPostings.of(record)
                                .keys(Set.of(1))
                                .iterator()
                                .next()
                                .item())));
        MediaRecord ghost = new RandomRecords(1).record("ghost");
        dynamo.putItem(request -> request.tableName(tables.index())
                .item(new ItemKey("NAME#0#shown", "ghost").itemWith(Posting.write(ghost, 1))));
        dynamo.putItem(request -> request.tableName(tables.index())
                .item(Counters.key(1, "label#ghost")
                        .itemWith(Map.of(
                                "number", Attributes.number(1),
                                "bytes", Attributes.number(1),
                                "name", AttributeValue.fromS("Ghost")))));
    }

    private static ConsistencyReport run(ConsistencyCheck consistencyCheck, boolean rebuild, int shards) {
        consistencyCheck.run(consistencyCheck.start(rebuild, shards));
        ConsistencyReport report = consistencyCheck.last().orElseThrow();
        assertThat(report.state()).as(report.failure()).isEqualTo(ConsistencyReport.State.DONE);
        return report;
    }

    private DynamoCatalog catalog(DynamoDbClient client, Instant now) {
        return new DynamoCatalog(
                client, tables, new InMemoryMediaStore("derived"), Clock.fixed(now, ZoneOffset.UTC), Runnable::run);
    }
}
