package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.ConsistencyReport;
import org.mediaquery.catalog.RandomRecords;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.check.ConsistencyCheck;
import org.mediaquery.catalog.dynamo.counts.Counters;
import org.mediaquery.catalog.dynamo.index.IndexLayout;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.Facet;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.catalog.search.LabelFilter;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.SortKey;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.storage.InMemoryMediaStore;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tables of the first format, which had lists of labels by size, and searches that read such lists there. */
class IndexFormatIT {

    private static final Instant NOW = Instant.parse("2026-11-20T22:50:00.123Z");
    private static final String LABELS_BY_SIZE = "SIZE#\\d+#label#.*";

    /** All replicas use one catalog, so this needs to cover only the writes that have begun. */
    private static final Duration WRITES_BEGUN = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    private static LocalCloud cloud;
    private static DynamoDbClient dynamo;

    private final TableNames tables = new TableNames("records-" + UUID.randomUUID(), "index-" + UUID.randomUUID());
    private final DynamoCatalog catalog =
            new DynamoCatalog(dynamo, tables, new InMemoryMediaStore("derived"), Clock.systemUTC(), Runnable::run);

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

    @Test
    void keepsTheListsThatOlderVersionsReadUntilTheIndexIsRebuilt() {
        createTablesOfTheFirstFormat();
        MediaRecord dog = picture("a.jpg", 7, "Dog");
        Snapshot snapshot = catalog.put(catalog.snapshot(dog.name()), dog);
        assertThat(labelsBySize()).containsExactly("SIZE#0#label#dog");
        catalog.put(snapshot, picture("a.jpg", 7, "Cat"));
        assertThat(labelsBySize()).containsExactly("SIZE#0#label#cat");
        assertThat(schema()).containsEntry("format", Attributes.number(1));
    }

    @Test
    void rebuildsATableOfTheFirstFormatWhileItIsWrittenTo() throws Exception {
        createTablesOfTheFirstFormat();
        RandomRecords random = new RandomRecords(1);
        IntStream.range(0, 60).forEach(i -> put(random.record("old/%02d.jpg".formatted(i))));
        assertThat(labelsBySize()).isNotEmpty();
        ConsistencyCheck check = new ConsistencyCheck(dynamo, tables, catalog, Clock.systemUTC(), WRITES_BEGUN);
        AtomicBoolean rebuilt = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> writers = Stream.of(2, 3)
                    .map(seed -> threads.submit(() -> changeUntil(rebuilt, new RandomRecords(seed))))
                    .toList();
            try {
                check.run(check.start(true, 0));
            } finally {
                rebuilt.set(true);
            }
            for (Future<Integer> writer : writers) {
                assertThat(writer.get()).as("changes").isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(check.last().orElseThrow().state()).isEqualTo(ConsistencyReport.State.DONE);
        assertThat(labelsBySize()).isEmpty();
        // older versions accept only format 1
        assertThat(schema())
                .containsEntry("format", Attributes.number(IndexLayout.NEWEST_FORMAT))
                .doesNotContainKey("next");
        check.run(check.start(false, 0));
        ConsistencyReport.Findings found = check.last().orElseThrow().findings();
        assertThat(found).isEqualTo(new ConsistencyReport.Findings(found.records(), 0, 0, 0));
    }

    @Test
    void sortsLabelsBySizeWhetherTheyAreRareOrFrequent() {
        cloud.createTables(tables.records(), tables.index());
        Map<String, Integer> sizes = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            String name = "%02d.jpg".formatted(i);
            sizes.put(name, 37 * i % 61);
            put(picture(name, sizes.get(name), i % 10 == 0 ? new String[] {"All", "Rare"} : new String[] {"All"}));
        }
        catalog.flush();
        for (boolean descending : new boolean[] {false, true}) {
            Sort sort = new Sort(SortKey.SIZE, descending);
            for (String label : List.of("All", "Rare")) {
                Search search = Search.EVERYTHING.with(LabelFilter.all(List.of(label)));
                List<String> expected = sizes.keySet().stream()
                        .filter(name -> label.equals("All") || name.charAt(1) == '0')
                        .sorted((a, b) -> (descending ? -1 : 1) * Integer.compare(sizes.get(a), sizes.get(b)))
                        .toList();
                assertThat(names(search, sort, 4)).as("%s by %s", label, sort).isEqualTo(expected);
            }
        }
    }

    @Test
    void sortsLabelsBySizeWhenTheCounterIsWrong() throws Exception {
        cloud.createTables(tables.records(), tables.index());
        int records = 1100;
        new CatalogLoader(dynamo, tables).load(0, records, i -> picture("%04d.jpg".formatted(i), i, "Dog"));
        // now the label seems to have no records, but one query for each label does not return all
        dynamo.deleteItem(request -> request.tableName(tables.index())
                .key(Counters.key(1, Facet.label("Dog")).item()));
        List<String> any = List.of("dog", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        Search search = Search.EVERYTHING.with(new LabelFilter(List.of(), any, List.of(), 0));
        assertThat(names(search, new Sort(SortKey.SIZE, true), 100))
                .isEqualTo(IntStream.rangeClosed(1, records)
                        .mapToObj(i -> "%04d.jpg".formatted(records - i))
                        .toList());
    }

    private int changeUntil(AtomicBoolean end, RandomRecords random) {
        int changes = 0;
        while (!end.get()) {
            changes += change(random);
        }
        return changes;
    }

    /** Returns the number of changes: 0 if the rebuild or the other writer wrote the record at the same time. */
    private int change(RandomRecords random) {
        Snapshot snapshot = catalog.snapshot("old/%02d.jpg".formatted(random.below(70)));
        try {
            if (random.chance(25)) {
                catalog.remove(snapshot, null);
            } else {
                catalog.put(snapshot, random.record(snapshot.name()));
            }
            return 1;
        } catch (ConflictException e) {
            return 0;
        }
    }

    private List<String> names(Search search, Sort sort, int limit) {
        List<String> found = new ArrayList<>();
        String after = null;
        do {
            Page page = catalog.list(search, sort, after, limit);
            page.records().forEach(record -> found.add(record.name()));
            after = page.next();
        } while (after != null);
        return found;
    }

    private void put(MediaRecord record) {
        catalog.put(catalog.snapshot(record.name()), record);
    }

    /** Writes the schema as versions did that knew only the first format. */
    private void createTablesOfTheFirstFormat() {
        cloud.createTables(tables.records(), tables.index());
        Map<String, AttributeValue> item = new HashMap<>(ItemKey.alone("schema").item());
        item.put("format", Attributes.number(1));
        item.put("now", AttributeValue.fromM(Map.of("shards", Attributes.number(1), "count", Attributes.number(1))));
        item.put("secret", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[32])));
        dynamo.putItem(request -> request.tableName(tables.index()).item(item));
    }

    private Map<String, AttributeValue> schema() {
        return dynamo.getItem(request -> request.tableName(tables.index())
                        .key(ItemKey.alone("schema").item())
                        .consistentRead(true))
                .item();
    }

    private List<String> labelsBySize() {
        return dynamo.scanPaginator(request -> request.tableName(tables.index()).consistentRead(true)).items().stream()
                .map(item -> ItemKey.of(item).partition())
                .filter(partition -> partition.matches(LABELS_BY_SIZE))
                .toList();
    }

    private static MediaRecord picture(String name, long size, String... labels) {
        return new MediaRecord(
                name,
                new ObjectVersion("etag", size, null, null, NOW),
                Content.of(MediaType.IMAGE, "image/jpeg"),
                Labelling.of(List.of(new SourceState(
                        "test",
                        1,
                        SourceProgress.labelled(NOW),
                        LabellerResult.of(Stream.of(labels)
                                .map(label -> Detection.of(Label.of(label), 90, "test"))
                                .toList())))));
    }
}
