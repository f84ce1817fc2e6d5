package org.mediaquery.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.media.Amount;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Order;
import org.mediaquery.storage.InMemoryMediaStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The catalogue beside a map of records: whatever was inserted, labelled anew and deleted, and whoever died over it, after a
 * repair every search finds what looking at each record finds, the index is a function of the records, and the counts are
 * their sum.
 */
class CatalogModelIT {

    private static final Duration SILENCE = Duration.ofMinutes(1);
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
    void everySearchFindsWhatLookingAtEachRecordFinds(RepetitionInfo repetition) {
        RandomRecords random = new RandomRecords(repetition.getCurrentRepetition());
        cloud.createTables(tables.records(), tables.index());
        Crashes crashes = new Crashes();
        Map<String, MediaRecord> model = new HashMap<>();
        int died = 0;
        try (DynamoDbClient mortal = cloud.dynamo(crashes)) {
            for (int i = 0; i < STEPS; i++) {
                // whoever comes after a crash knows nothing of what waited to be counted
                DynamoCatalog catalog = catalog(mortal, NOW);
                died += step(catalog, crashes, random, model) ? 1 : 0;
            }
        }
        assertThat(died).as("crashes").isPositive();
        DynamoCatalog later = catalog(dynamo, NOW.plus(SILENCE).plusSeconds(1));
        later.repair(SILENCE);
        assertThat(entries()).isEqualTo(expectedEntries(model, later));
        assertCountsAreRight(model, later);
        for (int i = 0; i < SEARCHES; i++) {
            assertFinds(later, model, random.search(), random.sort(), 1 + random.below(4));
        }
        aRebuildFindsNothingToMend(later, model, random);
    }

    /** One change, and perhaps the end of who makes it. */
    private static boolean step(
            DynamoCatalog catalog, Crashes crashes, RandomRecords random, Map<String, MediaRecord> model) {
        String name = random.name();
        Known known = catalog.know(name);
        assertThat(known.record()).isEqualTo(model.get(name));
        MediaRecord next = random.chance(25) ? null : random.record(name);
        boolean died = false;
        if (random.chance(50)) {
            crashes.dieAt(random.below(6), random.chance(50));
        }
        try {
            if (next == null) {
                catalog.remove(known, null);
            } else {
                catalog.put(known, next);
            }
            if (random.chance(70)) {
                catalog.flush();
            }
            crashes.live();
        } catch (Crashes.Crash e) {
            died = true;
            crashes.live();
        }
        MediaRecord now = catalog.know(name).record();
        assertThat(now).isIn(known.record(), next);
        model.put(name, now);
        if (now == null) {
            model.remove(name);
        }
        return died;
    }

    private void aRebuildFindsNothingToMend(
            DynamoCatalog catalog, Map<String, MediaRecord> model, RandomRecords random) {
        Census census = new Census(dynamo, tables, catalog, Clock.systemUTC(), Duration.ZERO);
        assertThat(run(census, false, 0).found()).isEqualTo(new CensusReport.Found(model.size(), 0, 0, 0));
        breakIt(model);
        CensusReport.Found broken = run(census, false, 0).found();
        assertThat(broken.wrong()).isEqualTo(model.isEmpty() ? 0 : 1);
        assertThat(broken.stale()).isEqualTo(1);
        assertThat(broken.counts()).isPositive();
        run(census, true, 1 + random.below(4));
        assertThat(entries()).isEqualTo(expectedEntries(model, catalog));
        assertCountsAreRight(model, catalog);
        assertThat(run(census, false, 0).found()).isEqualTo(new CensusReport.Found(model.size(), 0, 0, 0));
        for (int i = 0; i < SEARCHES; i++) {
            assertFinds(catalog, model, random.search(), random.sort(), 1 + random.below(4));
        }
    }

    /** Takes one entry away, adds one that no record backs, and a label that nothing has. */
    private void breakIt(Map<String, MediaRecord> model) {
        model.values().stream()
                .limit(1)
                .forEach(record -> dynamo.deleteItem(request -> request.tableName(tables.index())
                        .key(Place.of(record)
                                .entries(Set.of(1))
                                .iterator()
                                .next()
                                .item())));
        MediaRecord ghost = new RandomRecords(1).record("ghost");
        dynamo.putItem(request -> request.tableName(tables.index())
                .item(new Key("NAME#0#shown", "ghost").itemWith(EntryItem.write(ghost, 1))));
        dynamo.putItem(request -> request.tableName(tables.index())
                .item(Counters.key(1, "label#ghost")
                        .itemWith(Map.of(
                                "number", Attributes.number(1),
                                "bytes", Attributes.number(1),
                                "name", AttributeValue.fromS("Ghost")))));
    }

    private static CensusReport run(Census census, boolean rebuild, int shards) {
        census.run(census.begin(rebuild, shards));
        CensusReport report = census.last().orElseThrow();
        assertThat(report.state()).as(report.failure()).isEqualTo(CensusReport.State.DONE);
        return report;
    }

    private static void assertFinds(
            DynamoCatalog catalog, Map<String, MediaRecord> model, Search search, Sort sort, int limit) {
        List<String> expected = model.values().stream()
                .filter(search::matches)
                .sorted(sort.records())
                .map(MediaRecord::name)
                .toList();
        List<String> found = new ArrayList<>();
        String after = null;
        do {
            Page page = catalog.list(search, sort, after, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.records().forEach(record -> {
                assertThat(record).isEqualTo(model.get(record.name()).brief());
                found.add(record.name());
            });
            after = page.next();
        } while (after != null);
        assertThat(found).as("%s by %s", search, sort).isEqualTo(expected);
    }

    private static void assertCountsAreRight(Map<String, MediaRecord> model, DynamoCatalog catalog) {
        Tally sum = model.values().stream().map(Tally::of).reduce(Tally.NOTHING, Tally::plus);
        Map<String, Amount> counts = catalog.parts()
                .counters()
                .all(catalog.parts().schemas().current().now().count());
        assertThat(counts).isEqualTo(sum.amounts());
        Statistics statistics = catalog.statistics();
        Comparator<MediaRecord> bySize = new Sort(Order.SIZE, false).records();
        assertThat(statistics.largest())
                .isEqualTo(model.values().stream()
                        .filter(Search.EVERYTHING::matches)
                        .max(bySize)
                        .map(MediaRecord::brief)
                        .orElse(null));
        assertThat(statistics.statuses().values().stream().mapToLong(n -> n).sum())
                .isEqualTo(model.size());
    }

    private Map<Key, Map<String, AttributeValue>> expectedEntries(
            Map<String, MediaRecord> model, DynamoCatalog catalog) {
        Map<Key, Map<String, AttributeValue>> expected = new HashMap<>();
        Set<Integer> shards = new HashSet<>(catalog.parts().schemas().current().shards());
        model.values().forEach(record -> {
            Map<String, AttributeValue> content =
                    EntryItem.write(record, catalog.know(record.name()).revision());
            Place.of(record).entries(shards).forEach(key -> expected.put(key, key.itemWith(content)));
        });
        return expected;
    }

    private Map<Key, Map<String, AttributeValue>> entries() {
        Map<Key, Map<String, AttributeValue>> entries = new HashMap<>();
        dynamo.scanPaginator(request -> request.tableName(tables.index()))
                .items()
                .forEach(item -> {
                    Key key = Key.of(item);
                    assertThat(key.partition()).as("changes left").doesNotStartWith("change#");
                    if (key.partition().matches("(NAME|UPLOADED|SIZE)#.*")) {
                        entries.put(key, item);
                    }
                });
        return entries;
    }

    private DynamoCatalog catalog(DynamoDbClient client, Instant now) {
        return new DynamoCatalog(
                client, tables, new InMemoryMediaStore("derived"), Clock.fixed(now, ZoneOffset.UTC), Runnable::run);
    }
}
