package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.catalog.CheckRunningException;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.ConsistencyReport;
import org.mediaquery.catalog.LabelCount;
import org.mediaquery.catalog.RandomRecords;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.UnknownSchemaException;
import org.mediaquery.catalog.dynamo.check.ConsistencyCheck;
import org.mediaquery.catalog.dynamo.records.RecordItem;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.catalog.search.LabelFilter;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.SortKey;
import org.mediaquery.storage.InMemoryMediaStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The catalog under concurrent changes. */
class ConcurrentCatalogIT {

    private static final TableNames TABLES = new TableNames(LocalCloud.TABLE, LocalCloud.INDEX_TABLE);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private LocalCloud cloud;
    private DynamoDbClient dynamo;

    @BeforeEach
    void start() throws Exception {
        cloud = LocalCloud.forTest(LocalPorts.free(), folder);
        dynamo = cloud.dynamo();
    }

    @AfterEach
    void stop() throws Exception {
        threads.shutdownNow();
        dynamo.close();
        cloud.close();
    }

    @Test
    void indexAndCountsAreCorrectAfterConcurrentChanges() throws Exception {
        List<DynamoCatalog> replicas = List.of(catalog(), catalog(), catalog());
        List<Callable<Integer>> workers = new ArrayList<>();
        for (int i = 0; i < replicas.size(); i++) {
            DynamoCatalog replica = replicas.get(i);
            RandomRecords random = new RandomRecords(i);
            workers.add(() ->
                    IntStream.range(0, 80).map(step -> change(replica, random)).sum());
        }
        int conflicts = 0;
        for (Future<Integer> worker : threads.invokeAll(workers)) {
            conflicts += worker.get();
        }
        assertThat(conflicts).as("conflicts").isPositive();
        replicas.forEach(DynamoCatalog::flush);
        ConsistencyCheck consistencyCheck =
                new ConsistencyCheck(dynamo, TABLES, catalog(), Clock.systemUTC(), Duration.ZERO);
        consistencyCheck.run(consistencyCheck.start(false, 0));
        ConsistencyReport.Findings found = consistencyCheck.last().orElseThrow().findings();
        assertThat(found).isEqualTo(new ConsistencyReport.Findings(found.records(), 0, 0, 0));
    }

    private static int change(DynamoCatalog catalog, RandomRecords random) {
        Snapshot snapshot = catalog.snapshot("name" + random.below(3));
        try {
            if (random.chance(25)) {
                catalog.remove(snapshot, null);
            } else {
                catalog.put(snapshot, random.record(snapshot.name()));
            }
            if (random.chance(50)) {
                catalog.flush();
            }
            return 0;
        } catch (ConflictException e) {
            return 1;
        }
    }

    @Test
    void pagesNeitherSkipNorRepeatUnchangedRecords() throws Exception {
        DynamoCatalog catalog = catalog();
        RandomRecords random = new RandomRecords(7);
        Map<String, MediaRecord> unchanged = new TreeMap<>();
        for (int i = 0; i < 120; i++) {
            String name = "unchanged/%03d".formatted(i);
            unchanged.put(name, random.record(name));
            catalog.put(catalog.snapshot(name), unchanged.get(name));
        }
        AtomicBoolean listed = new AtomicBoolean();
        Future<?> changes = threads.submit(() -> {
            RandomRecords others = new RandomRecords(8);
            while (!listed.get()) {
                change(catalog, others);
            }
        });
        try {
            for (SortKey order : SortKey.values()) {
                for (boolean descending : new boolean[] {false, true}) {
                    Sort sort = new Sort(order, descending);
                    List<String> found = all(catalog, sort);
                    assertThat(found.stream().filter(unchanged::containsKey).toList())
                            .as("%s", sort)
                            .isEqualTo(unchanged.values().stream()
                                    .filter(Search.EVERYTHING::matches)
                                    .sorted(sort.records())
                                    .map(MediaRecord::name)
                                    .toList());
                }
            }
        } finally {
            listed.set(true);
        }
        changes.get();
    }

    private static List<String> all(DynamoCatalog catalog, Sort sort) {
        List<String> found = new ArrayList<>();
        String after = null;
        do {
            Page page = catalog.list(Search.EVERYTHING, sort, after, 7);
            page.records().forEach(record -> found.add(record.name()));
            after = page.next();
        } while (after != null);
        return found;
    }

    @Test
    void rebuildIndexesATableOfTheSample() {
        for (int i = 0; i < 30; i++) {
            Map<String, AttributeValue> item = Map.of(
                    "name", AttributeValue.fromS("old/%02d.jpg".formatted(i)),
                    "type", AttributeValue.fromS(i % 10 == 0 ? "video" : "image"),
                    "labels",
                            AttributeValue.fromL(
                                    List.of(AttributeValue.fromS("Dog"), AttributeValue.fromS("Label" + i))));
            dynamo.putItem(request -> request.tableName(TABLES.records()).item(item));
        }
        DynamoCatalog catalog = catalog();
        ConsistencyCheck consistencyCheck =
                new ConsistencyCheck(dynamo, TABLES, catalog, Clock.systemUTC(), Duration.ZERO);
        assertThat(consistencyCheck.isNeeded()).isTrue();
        consistencyCheck.run(consistencyCheck.start(true, 0));
        assertThat(consistencyCheck.isNeeded()).isFalse();
        assertThat(all(catalog, Sort.BY_NAME)).hasSize(30);
        assertThat(catalog.list(Search.EVERYTHING.with(LabelFilter.all(List.of("label7"))), Sort.BY_NAME, null, 10)
                        .records())
                .extracting(MediaRecord::name)
                .containsExactly("old/07.jpg");
        catalog.flush();
        Map<String, Long> labels =
                catalog.labels("").stream().collect(Collectors.toMap(LabelCount::label, LabelCount::count));
        assertThat(labels).hasSize(31).containsEntry("Dog", 30L).containsEntry("Label3", 1L);
        assertThat(dynamo.getItem(request -> request.tableName(TABLES.records()).key(RecordItem.key("old/03.jpg")))
                        .item())
                .containsAllEntriesOf(Map.of(
                        "type", AttributeValue.fromS("image"),
                        "labels",
                                AttributeValue.fromL(
                                        List.of(AttributeValue.fromS("Dog"), AttributeValue.fromS("Label3")))));
    }

    @Test
    void refusesTablesOfAnUnsupportedFormat() {
        DynamoCatalog catalog = catalog();
        catalog.open();
        dynamo.updateItem(request -> request.tableName(TABLES.index())
                .key(ItemKey.alone("schema").item())
                .updateExpression("SET #format = :format")
                .expressionAttributeNames(Map.of("#format", "format"))
                .expressionAttributeValues(Map.of(":format", Attributes.number(99))));
        assertThat(refusal(catalog())).contains(TABLES.index()).contains("99");
    }

    @Test
    void refusesRecordsOfAnUnsupportedFormat() {
        dynamo.putItem(request -> request.tableName(TABLES.records())
                .item(Map.of(
                        "name", AttributeValue.fromS("a.jpg"),
                        "type", AttributeValue.fromS("image"),
                        "format", Attributes.number(99))));
        assertThat(refusal(catalog())).contains("a.jpg").contains("99");
    }

    @Test
    void refusesConcurrentChecks() {
        ConsistencyCheck consistencyCheck =
                new ConsistencyCheck(dynamo, TABLES, catalog(), Clock.systemUTC(), Duration.ZERO);
        ConsistencyReport first = consistencyCheck.start(false, 0);
        assertThatThrownBy(() -> consistencyCheck.start(true, 0)).isInstanceOf(CheckRunningException.class);
        consistencyCheck.run(first);
        consistencyCheck.run(consistencyCheck.start(true, 2));
        assertThat(consistencyCheck.last().orElseThrow().state()).isEqualTo(ConsistencyReport.State.DONE);
    }

    private String refusal(DynamoCatalog catalog) {
        ConsistencyCheck consistencyCheck =
                new ConsistencyCheck(dynamo, TABLES, catalog, Clock.systemUTC(), Duration.ZERO);
        return catchThrowableOfType(UnknownSchemaException.class, consistencyCheck::isNeeded)
                .getMessage();
    }

    private DynamoCatalog catalog() {
        return new DynamoCatalog(dynamo, TABLES, new InMemoryMediaStore("derived"), Clock.systemUTC(), threads);
    }
}
