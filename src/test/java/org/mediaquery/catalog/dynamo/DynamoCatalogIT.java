package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.catalog.Leases;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.index.IndexReader;
import org.mediaquery.catalog.dynamo.table.ScanGuard;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.catalog.search.LabelFilter;
import org.mediaquery.catalog.search.MediaFilter;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.labels.BoundingBox;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;
import org.mediaquery.media.labels.TimeSpan;
import org.mediaquery.storage.InMemoryMediaStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The catalog against DynamoDB's protocol. Each test uses its own name prefix. */
class DynamoCatalogIT {

    private static final TableNames TABLES = new TableNames(LocalCloud.TABLE, LocalCloud.INDEX_TABLE);
    private static final Instant NOW = Instant.parse("2026-11-20T22:50:00.123Z");

    @TempDir
    static Path folder;

    private static LocalCloud cloud;
    private static DynamoDbClient dynamo;

    private final String prefix = UUID.randomUUID() + "/";
    private final InMemoryMediaStore derived = new InMemoryMediaStore("derived");
    private final DynamoCatalog catalog =
            new DynamoCatalog(dynamo, TABLES, derived, Clock.fixed(NOW, ZoneOffset.UTC), Runnable::run);

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
    void readsACompleteRecord() {
        Detection dog = new Detection(
                new Label("Dog", List.of("Animal"), List.of("Hound"), List.of("Pets")),
                98.51234567890123,
                "rekognition",
                List.of(new BoundingBox(0.1, 0.2, 0.5, 1e-7, 98.5)),
                List.of(new TimeSpan(0, 4000)));
        MediaRecord record = new MediaRecord(
                prefix + "é 🐕.mp4",
                new ObjectVersion("etag", 501_125, "v1", new Sequencer("0055AE"), NOW),
                new Content(
                        MediaType.VIDEO,
                        "video/mp4",
                        new Dimensions(720, 1280, 6),
                        LocalDateTime.parse("2017-04-15T09:12:44"),
                        4000L),
                Labelling.of(List.of(
                                new SourceState(
                                        "rekognition",
                                        3,
                                        new SourceProgress(Status.PROCESSING, null, "job-1", NOW, null),
                                        new LabellerResult(List.of(dog), List.of("STOP", "Café"), true, "model 3.0")),
                                new SourceState(
                                        "clarifai",
                                        1,
                                        SourceProgress.queued("It waits.", NOW, NOW.plusSeconds(60)),
                                        LabellerResult.empty()),
                                new SourceState(
                                        "properties",
                                        1,
                                        SourceProgress.ended(Status.FAILED, "It is too dark.", NOW),
                                        LabellerResult.of(List.of(Detection.of(Label.of("Red"), 50, "properties"))))))
                        .with(List.of(dog, Detection.of(Label.of("Red"), 50, "properties"))));
        catalog.put(new Snapshot.Absent(record.name()), record);
        assertThat(catalog.find(record.name())).contains(record);
    }

    @Test
    void refusesConcurrentModification() {
        MediaRecord record = picture("a.jpg", "Dog");
        Snapshot absent = catalog.snapshot(record.name());
        Snapshot first = catalog.put(absent, record);
        assertThatThrownBy(() -> catalog.put(absent, record)).isInstanceOf(ConflictException.class);
        catalog.put(first, record);
        assertThatThrownBy(() -> catalog.put(first, record)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> catalog.remove(first, null)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> catalog.remove(absent, null)).isInstanceOf(ConflictException.class);
    }

    @Test
    void aTombstoneKeepsTheLatestSequencerAndRefusesOlderSnapshots() {
        MediaRecord record = picture("a.jpg", "Dog");
        Snapshot before = catalog.snapshot(record.name());
        catalog.remove(before, new Sequencer("05"));
        assertThatThrownBy(() -> catalog.put(before, record)).isInstanceOf(ConflictException.class);
        Snapshot after = catalog.snapshot(record.name());
        assertThat(sequencerOfDeletion(after)).isEqualTo(new Sequencer("05"));
        catalog.remove(after, new Sequencer("03"));
        assertThat(sequencerOfDeletion(catalog.snapshot(record.name()))).isEqualTo(new Sequencer("05"));
        assertThat(catalog.put(catalog.snapshot(record.name()), record).revision())
                .isGreaterThan(1);
        assertThat(catalog.find(record.name())).contains(record);
    }

    @Test
    void indexesAndCountsARecordWithMoreLabelsThanATransactionTakes() {
        String[] labels = IntStream.range(0, 250).mapToObj(i -> prefix + i).toArray(String[]::new);
        Snapshot snapshot = catalog.put(catalog.snapshot(prefix + "a"), picture("a", labels));
        assertThat(list(Search.below(prefix).with(LabelFilter.all(List.of(prefix + "0", prefix + "249")))))
                .containsExactly("a");
        catalog.flush();
        assertThat(catalog.labels(prefix)).hasSize(250).allMatch(label -> label.count() == 1);
        catalog.remove(snapshot, null);
        catalog.flush();
        assertThat(catalog.labels(prefix)).isEmpty();
    }

    @Test
    void writesARecordWithTwentyLabelsInThreeRoundTrips() {
        CallCounter counter = new CallCounter();
        try (DynamoDbClient counted = cloud.dynamo(counter)) {
            DynamoCatalog countedCatalog =
                    new DynamoCatalog(counted, TABLES, derived, Clock.fixed(NOW, ZoneOffset.UTC), Runnable::run);
            Snapshot snapshot = countedCatalog.put(countedCatalog.snapshot(prefix + "a"), picture("a"));
            counter.calls();
            countedCatalog.put(
                    snapshot,
                    picture(
                            "a",
                            IntStream.range(0, 20).mapToObj(i -> "Label" + i).toArray(String[]::new)));
            List<String> calls = counter.calls();
            // batches run in parallel
            assertThat(calls.stream().distinct()).containsExactly("TransactWriteItems", "BatchWriteItem", "GetItem");
            assertThat(calls.stream().filter(call -> !call.equals("BatchWriteItem")))
                    .hasSize(2);
        }
    }

    @Test
    void aPageTakesABoundedNumberOfCallsEvenWithFewMatches() {
        CallCounter counter = new CallCounter();
        IntStream.range(0, 60).forEach(i -> catalog.put(catalog.snapshot(prefix + i), picture("" + i, prefix + "Dog")));
        try (DynamoDbClient counted = cloud.dynamo(counter)) {
            DynamoCatalog countedCatalog =
                    new DynamoCatalog(counted, TABLES, derived, Clock.fixed(NOW, ZoneOffset.UTC), Runnable::run);
            countedCatalog.list(
                    Search.below(prefix).with(LabelFilter.all(List.of(prefix + "Dog"))), Sort.BY_NAME, null, 60);
            assertThat(counter.calls()).containsExactly("GetItem", "Query");
            countedCatalog.list(
                    Search.below(prefix)
                            .with(new LabelFilter(List.of(prefix + "dog"), List.of(), List.of(prefix + "dog"), 0)),
                    Sort.BY_NAME,
                    null,
                    1);
            assertThat(counter.calls())
                    .hasSizeLessThanOrEqualTo(IndexReader.MOST_QUERIES)
                    .containsOnly("Query");
        }
    }

    @Test
    void distinguishesLongLabelsWithTheSameFacet() {
        String word = "x".repeat(400);
        catalog.put(catalog.snapshot(prefix + "a"), picture("a", word + "a"));
        catalog.put(catalog.snapshot(prefix + "b"), picture("b", word + "b"));
        assertThat(list(Search.below(prefix).with(LabelFilter.all(List.of(word + "b")))))
                .containsExactly("b");
    }

    @Test
    void theGuardedClientRefusesScans() {
        try (DynamoDbClient refusing = cloud.dynamo(new ScanGuard())) {
            assertThatThrownBy(() -> refusing.scan(request -> request.tableName(TABLES.records())))
                    .hasMessageContaining("scan")
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void sortsByUtf8AndFiltersByType() {
        // U+1F415 sorts after U+FB01 in UTF-8, and before it in UTF-16
        List<String> names = List.of("a", "a/b", "b", "\uFB01", "\uD83D\uDC15");
        names.forEach(name -> catalog.put(catalog.snapshot(prefix + name), picture(name, "Dog")));
        MediaRecord video = new MediaRecord(
                prefix + "aa", picture("x").version(), Content.of(MediaType.VIDEO, "video/mp4"), Labelling.pending());
        catalog.put(catalog.snapshot(video.name()), video);
        assertThat(list(Search.below(prefix))).containsExactly("a", "a/b", "aa", "b", "\uFB01", "\uD83D\uDC15");
        assertThat(list(Search.below(prefix).with(MediaFilter.of(MediaType.VIDEO))))
                .containsExactly("aa");
        assertThat(list(Search.below(prefix + "a/").with(LabelFilter.all(List.of("DOG")))))
                .containsExactly("a/b");
        assertThat(list(Search.below(prefix).with(MediaFilter.of(MediaType.OTHER))))
                .isEmpty();
    }

    @Test
    void findsRecordsByRecognizedText() {
        MediaRecord sign = picture("sign", "Dog");
        SourceState text = new SourceState(
                "reader",
                1,
                SourceProgress.labelled(NOW),
                new LabellerResult(List.of(), List.of("BEWARE OF", "the Café"), true, null));
        sign = sign.with(Labelling.of(List.of(sign.labelling().sources().get(0), text)));
        catalog.put(catalog.snapshot(sign.name()), sign);
        catalog.put(catalog.snapshot(prefix + "other"), picture("other", "Beware"));
        assertThat(list(words("beware"))).containsExactly("other", "sign");
        assertThat(list(words("beware", "café"))).containsExactly("sign");
        assertThat(list(words("dog", "of"))).containsExactly("sign");
        assertThat(list(words("cafe"))).isEmpty();
        assertThat(list(Search.below(prefix).with(new MediaFilter(null, null, true))))
                .containsExactly("sign");
        assertThat(list(Search.below(prefix).with(new MediaFilter(null, null, false))))
                .isEmpty();
    }

    @Test
    void findsRecordsByStatus() {
        MediaRecord video = picture("clip");
        SourceState running = SourceState.first("test").with(SourceProgress.processing("job", NOW));
        Snapshot snapshot = catalog.put(catalog.snapshot(video.name()), video.with(Labelling.of(List.of(running))));
        catalog.put(catalog.snapshot(prefix + "done"), picture("done", "Dog"));
        Search processing = Search.below(prefix).with(MediaFilter.of(Status.PROCESSING));
        assertThat(list(processing)).containsExactly("clip");
        assertThat(list(Search.below(prefix).with(MediaFilter.of(Status.LABELLED))))
                .containsExactly("done");
        catalog.put(snapshot, video);
        assertThat(list(processing)).isEmpty();
    }

    private Search words(String... words) {
        return Search.below(prefix).withTerms(List.of(words));
    }

    @Test
    void pagesAreCompleteWhenFewRecordsMatch() {
        IntStream.range(0, 40)
                .forEach(i -> catalog.put(
                        catalog.snapshot(prefix + "%02d".formatted(i)),
                        i % 10 == 0
                                ? picture("%02d".formatted(i), "Dog", "Red")
                                : picture("%02d".formatted(i), "Dog")));
        List<String> found = new ArrayList<>();
        String after = null;
        int pages = 0;
        do {
            Page page = catalog.list(
                    Search.below(prefix).with(LabelFilter.all(List.of("dog", "red"))), Sort.BY_NAME, after, 3);
            page.records().forEach(record -> found.add(record.name().substring(prefix.length())));
            after = page.next();
            pages++;
        } while (after != null);
        assertThat(found).containsExactly("00", "10", "20", "30");
        assertThat(pages).isGreaterThan(1);
    }

    @Test
    void readsARecordOfTheSample() {
        dynamo.putItem(request -> request.tableName(TABLES.records())
                .item(Map.of(
                        "name", AttributeValue.fromS(prefix + "old.jpg"),
                        "type", AttributeValue.fromS("image"),
                        "labels", AttributeValue.fromL(List.of(AttributeValue.fromS("Dog"))))));
        Snapshot snapshot = catalog.snapshot(prefix + "old.jpg");
        assertThat(snapshot.find().orElseThrow().labels()).containsExactly("Dog");
        assertThat(snapshot.find().orElseThrow().labelling().status()).isEqualTo(Status.PENDING);
        catalog.put(snapshot, picture("old.jpg", "Cat"));
        assertThatThrownBy(() -> catalog.put(snapshot, picture("old.jpg", "Cow")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void listsDeadLettersUntilTheyAreRemovedOrExpire() {
        DeadLetters letters = new DynamoDeadLetters(dynamo, TABLES, Clock.fixed(NOW, ZoneOffset.UTC));
        DeadLetters.Letter old =
                new DeadLetters.Letter("1", NOW.minusSeconds(9), null, "It is malformed.", "x".repeat(20_000));
        DeadLetters.Letter fresh = new DeadLetters.Letter("2", NOW, "a.jpg", "Tried 8 times.", "{}");
        letters.add(old);
        letters.add(fresh);
        letters.add(fresh);
        letters.add(new DeadLetters.Letter("3", NOW.minus(Duration.ofDays(15)), null, "Long ago.", ""));
        assertThat(letters.latest(10)).extracting(DeadLetters.Letter::id).containsExactly("2", "1");
        assertThat(letters.latest(1)).containsExactly(fresh);
        letters.remove("2");
        assertThat(letters.latest(10))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body()).isNotEmpty().isSubstringOf(old.body()));
    }

    @Test
    void readsTheLatestDeadLettersWithOneQuery() {
        TableNames own = new TableNames("letters", "letters-index");
        cloud.createTables("letters", "letters-index");
        CallCounter counter = new CallCounter();
        try (DynamoDbClient counted = cloud.dynamo(counter)) {
            DeadLetters letters = new DynamoDeadLetters(counted, own, Clock.fixed(NOW, ZoneOffset.UTC));
            // a query returns at most 1 MB
            for (int i = 0; i < 150; i++) {
                letters.add(new DeadLetters.Letter(
                        UUID.randomUUID().toString(),
                        NOW.minusSeconds(i),
                        null,
                        "It is malformed.",
                        "x".repeat(16_000)));
            }
            counter.calls();
            assertThat(letters.latest(10))
                    .extracting(DeadLetters.Letter::at)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 10).mapToObj(NOW::minusSeconds).toList());
            assertThat(counter.calls()).containsExactly("Query");
            DeadLetters.Letter again = letters.latest(3).get(2);
            letters.add(new DeadLetters.Letter(again.id(), NOW.plusSeconds(1), null, "It is still malformed.", ""));
            assertThat(letters.latest(150))
                    .hasSize(150)
                    .first()
                    .extracting(DeadLetters.Letter::id)
                    .isEqualTo(again.id());
        }
    }

    @Test
    void aLeaseHasOneHolderUntilItExpires() {
        Leases early = new DynamoLeases(dynamo, TABLES, Clock.fixed(NOW, ZoneOffset.UTC));
        Leases later = new DynamoLeases(dynamo, TABLES, Clock.fixed(NOW.plusSeconds(61), ZoneOffset.UTC));
        Leases.Lease lease = ((Leases.Held) early.claim(prefix, Duration.ofMinutes(1))).lease();
        assertThat(early.claim(prefix, Duration.ofMinutes(1))).isEqualTo(new Leases.Taken(Duration.ofMinutes(1)));
        assertThat(early.renew(lease, Duration.ofSeconds(60))).isTrue();
        assertThat(later.renew(lease, Duration.ofMinutes(1))).as("too late").isFalse();
        Leases.Lease next = ((Leases.Held) later.claim(prefix, Duration.ofMinutes(1))).lease();
        assertThat(early.renew(lease, Duration.ofMinutes(1)))
                .as("held by another")
                .isFalse();
        early.release(lease);
        assertThat(later.claim(prefix, Duration.ofMinutes(1))).isInstanceOf(Leases.Taken.class);
        later.release(next);
        assertThat(later.claim(prefix, Duration.ofMinutes(1))).isInstanceOf(Leases.Held.class);
    }

    private List<String> list(Search search) {
        return catalog.list(search, Sort.BY_NAME, null, 100).records().stream()
                .map(record -> record.name().substring(prefix.length()))
                .toList();
    }

    private MediaRecord picture(String name, String... labels) {
        return new MediaRecord(
                prefix + name,
                new ObjectVersion("etag", 1, null, null, NOW),
                Content.of(MediaType.IMAGE, "image/jpeg"),
                Labelling.of(List.of(new SourceState(
                        "test",
                        1,
                        SourceProgress.labelled(NOW),
                        LabellerResult.of(List.of(labels).stream()
                                .map(label -> Detection.of(Label.of(label), 90, "test"))
                                .toList())))));
    }

    private static Sequencer sequencerOfDeletion(Snapshot snapshot) {
        return ((Snapshot.Deleted) snapshot).sequencer();
    }
}
