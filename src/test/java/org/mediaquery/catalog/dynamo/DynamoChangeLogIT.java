package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.catalog.ChangeLog;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.changes.LogEntry;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.ParallelCalls;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.storage.InMemoryMediaStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoChangeLogIT {

    private static final Instant NOW = Instant.parse("2026-11-20T22:59:59.900Z");

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

    @BeforeEach
    void createTables() {
        cloud.createTables(tables.records(), tables.index());
    }

    @Test
    void logsVisibleChangesInOrder() {
        Snapshot.Present pending = catalog(NOW).put(new Snapshot.Absent("a.jpg"), record("a.jpg", Labelling.pending()));
        // in the next bucket
        Snapshot.Present labelled = catalog(NOW.plusMillis(200)).put(pending, record("a.jpg", labels(3)));
        catalog(NOW.plusMillis(300)).remove(labelled, null);

        List<ChangeLog.Change> changes = log(NOW.plusSeconds(1)).since(NOW, 100).orElseThrow();

        assertThat(changes).extracting(ChangeLog.Change::revision).containsExactly(1L, 2L, 3L);
        assertThat(changes).extracting(ChangeLog.Change::name).containsOnly("a.jpg");
        assertThat(changes.get(0).record()).isEqualTo(pending.record().withoutDetections());
        assertThat(changes.get(1).record()).isEqualTo(labelled.record().withoutDetections());
        assertThat(changes.get(2).isRemoval()).isTrue();
        assertThat(log(NOW.plusSeconds(1)).since(NOW.plusMillis(200), 100).orElseThrow())
                .isEqualTo(changes.subList(1, 3));
    }

    @Test
    void doesNotLogWhatListsDoNotShow() {
        MediaRecord record = record("a.jpg", labels(3));
        Snapshot.Present first = catalog(NOW).put(new Snapshot.Absent("a.jpg"), record);
        catalog(NOW).put(first, record.with(record.version().with(new Sequencer("0A"))));
        catalog(NOW).remove(new Snapshot.Absent("nobody.jpg"), new Sequencer("01"));

        assertThat(log(NOW).since(NOW, 100).orElseThrow()).hasSize(1);
    }

    @Test
    void isEmptyIfThereAreMoreChangesThanTheLimit() {
        IntStream.range(0, 20).forEach(i -> catalog(NOW)
                .put(new Snapshot.Absent(i + ".jpg"), record(i + ".jpg", Labelling.pending())));

        assertThat(log(NOW).since(NOW, 20).orElseThrow()).hasSize(20);
        assertThat(log(NOW).since(NOW, 19)).isEmpty();
        assertThat(log(NOW).since(NOW.plusMillis(1), 19).orElseThrow()).isEmpty();
    }

    /** DynamoDB bills writes per started kilobyte. */
    @Test
    void anEntryCostsOneWriteUnitAndExpires() {
        String name = "holiday/our dog in the snow.jpg";
        catalog(NOW).put(new Snapshot.Absent(name), record(name, labels(10)));
        List<Map<String, AttributeValue>> items = LogEntry.partitions(NOW, NOW).stream()
                .flatMap(partition -> dynamo
                        .query(request -> request.tableName(tables.index())
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
                        .items()
                        .stream())
                .toList();

        assertThat(items).hasSize(1);
        assertThat(items.get(0).entrySet().stream()
                        .mapToInt(entry -> bytes(entry.getKey()) + size(entry.getValue()))
                        .sum())
                .isLessThanOrEqualTo(1024);
        assertThat(Long.parseLong(items.get(0).get(ItemKey.EXPIRES).n()))
                .isEqualTo(NOW.plus(Duration.ofHours(1)).getEpochSecond());
    }

    /** As in the DynamoDB developer guide, "Item sizes and formats". */
    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> value.n().length() / 2 + 1;
            case L -> 3 + value.l().stream().mapToInt(each -> 1 + size(each)).sum();
            case M ->
                3
                        + value.m().entrySet().stream()
                                .mapToInt(entry -> 1 + bytes(entry.getKey()) + size(entry.getValue()))
                                .sum();
            default -> 1;
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Labelling labels(int count) {
        List<Detection> detections = IntStream.range(0, count)
                .mapToObj(i -> Detection.of(Label.of("A label " + i), 98.765 - i, "rekognition"))
                .toList();
        return Labelling.of(List.of(
                new SourceState("rekognition", 1, SourceProgress.labelled(NOW), LabellerResult.of(detections))));
    }

    private static MediaRecord record(String name, Labelling labelling) {
        return new MediaRecord(
                name,
                new ObjectVersion("662c8fba0d7e1e1d3f8a1f6c2b7d9a10", 501_125, null, new Sequencer("09"), NOW),
                new Content(
                        MediaType.IMAGE,
                        "image/jpeg",
                        new Dimensions(4032, 3024, 1),
                        LocalDateTime.parse("2017-04-15T03:54:11"),
                        null),
                labelling);
    }

    private DynamoCatalog catalog(Instant now) {
        return new DynamoCatalog(
                dynamo, tables, new InMemoryMediaStore("derived"), Clock.fixed(now, ZoneOffset.UTC), Runnable::run);
    }

    private ChangeLog log(Instant now) {
        return new DynamoChangeLog(dynamo, tables, Clock.fixed(now, ZoneOffset.UTC), new ParallelCalls(Runnable::run));
    }
}
