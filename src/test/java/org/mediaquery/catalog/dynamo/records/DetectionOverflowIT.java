package org.mediaquery.catalog.dynamo.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.catalog.Checkpoints;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.DynamoCatalog;
import org.mediaquery.catalog.dynamo.OverflowSweep;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.media.Content;
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
import org.mediaquery.media.labels.TimeSpan;
import org.mediaquery.storage.InMemoryMediaStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Records whose detections exceed the size of a DynamoDB item. */
class DetectionOverflowIT {

    private static final Instant NOW = Instant.parse("2026-11-20T22:50:00Z");
    private static final String NAME = "long é.mp4";

    @TempDir
    static Path folder;

    private static LocalCloud cloud;
    private static DynamoDbClient dynamo;
    private static int tableCount;

    private final InMemoryMediaStore derived = new InMemoryMediaStore("derived");
    private final Map<String, String> positions = new HashMap<>();
    private final TableNames tables = tables();
    private final DynamoCatalog catalog = catalog(tables);

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
    void readsAllDetectionsAndListsAllLabels() {
        catalog.put(catalog.snapshot(NAME), record("1", 500));
        assertThat(derived.size()).isEqualTo(1);
        assertThat(catalog.find(NAME)).contains(record("1", 500));
        MediaRecord listed = catalog.list(Search.EVERYTHING, Sort.BY_NAME, null, 10)
                .records()
                .get(0);
        assertThat(listed.labels()).containsExactly("Label 4", "Label 3", "Label 2", "Label 1", "Label 0");
    }

    @Test
    void keepsTheObjectWhileDetectionsAreUnchanged() {
        Snapshot.Present snapshot = catalog.put(catalog.snapshot(NAME), record("1", 500));
        List<String> before = List.copyOf(derived.names());
        catalog.put(snapshot, snapshot.record().with(snapshot.record().version().with(new Sequencer("01"))));
        assertThat(derived.names()).containsExactlyElementsOf(before);
        assertThat(catalog.find(NAME).orElseThrow().labelling())
                .isEqualTo(record("1", 500).labelling());
    }

    @Test
    void deletesTheObjectOfAReplacedOrRemovedRecord() {
        Snapshot snapshot = catalog.put(catalog.snapshot(NAME), record("1", 500));
        catalog.put(snapshot, record("2", 501));
        assertThat(derived.size()).isEqualTo(1);
        assertThat(catalog.find(NAME)).contains(record("2", 501));

        // as after an upload that overwrites the object
        catalog.put(catalog.snapshot(NAME), pending("3"));
        assertThat(derived.size()).isZero();

        catalog.put(catalog.snapshot(NAME), record("4", 500));
        // as DELETE in the API does
        catalog.remove(catalog.snapshot(NAME), null);
        assertThat(derived.size()).isZero();
        catalog.flush();
        assertThat(catalog.labels("")).as("counts are derived from the items").isEmpty();
    }

    @Test
    void aConflictKeepsTheCurrentObject() {
        Snapshot old = catalog.put(catalog.snapshot(NAME), record("1", 500));
        catalog.put(old, record("2", 501));
        assertThatThrownBy(() -> catalog.put(old, record("3", 502))).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> catalog.remove(old, null)).isInstanceOf(ConflictException.class);
        assertThat(derived.size()).isEqualTo(1);
        assertThat(catalog.find(NAME)).contains(record("2", 501));
    }

    @Test
    void usesTheDetectionsInTheRecordWhenTheObjectIsMissing() {
        catalog.put(catalog.snapshot(NAME), record("1", 500));
        derived.names().forEach(derived::delete);
        assertThat(catalog.find(NAME).orElseThrow().labels()).hasSize(5);
    }

    @Test
    void sweepsOnlyOrphans() throws Exception {
        catalog.put(catalog.snapshot(NAME), record("1", 500));
        List<String> current = List.copyOf(derived.names());
        DetectionOverflow overflow = catalog.parts().overflow();
        String replaced =
                overflow.fit(new Snapshot.Absent(NAME), record("0", 500)).key();
        String removed = overflow.fit(new Snapshot.Absent("gone.mp4"), named("gone.mp4", 500))
                .key();
        DetectionOverflow others = new DetectionOverflow(derived, "another-table");
        String ofAnotherTable = others.fit(new Snapshot.Absent("gone.mp4"), named("gone.mp4", 500))
                .key();
        derived.put("detections/0/earlier-format.json.gz", gzip("[]"));

        sweepAt(Instant.EPOCH.plus(Duration.ofHours(23)));
        assertThat(derived.names()).as("too recent").contains(replaced, removed);
        sweepAt(Instant.EPOCH.plus(Duration.ofHours(25)));
        assertThat(derived.names())
                .containsExactlyInAnyOrder(current.get(0), ofAnotherTable, "detections/0/earlier-format.json.gz");
        assertThat(catalog.find(NAME)).contains(record("1", 500));
    }

    @Test
    void aSweepResumesWhereTheLastOneEnded() {
        byte[] orphan = OverflowFile.write(new OverflowFile.Owner(tables.records(), "gone.mp4"), List.of());
        for (int i = 0; i < 1500; i++) {
            derived.put("detections/%05d.json.gz".formatted(i), orphan);
        }
        Instant later = Instant.EPOCH.plus(Duration.ofDays(2));
        sweepAt(later);
        assertThat(derived.size()).isEqualTo(500);
        sweepAt(later);
        assertThat(derived.size()).isZero();
        assertThat(positions).containsEntry("overflow", "");
    }

    @Test
    void readsFilesOfTheEarlierFormat() throws Exception {
        catalog.put(catalog.snapshot(NAME), record("1", 500));
        String key = derived.names().iterator().next();
        derived.put(
                key, gzip("[{\"label\":\"Dog\",\"confidence\":50.0,\"source\":\"test\",\"boxes\":[],\"spans\":[]}]"));
        assertThat(catalog.find(NAME).orElseThrow().labels()).containsExactly("Dog");
    }

    private void sweepAt(Instant now) {
        Checkpoints checkpoints = new Checkpoints() {
            @Override
            public Optional<String> read(String subject) {
                return Optional.ofNullable(positions.get(subject));
            }

            @Override
            public void write(String subject, String position) {
                positions.put(subject, position);
            }
        };
        new OverflowSweep(catalog, checkpoints, Clock.fixed(now, ZoneOffset.UTC)).run();
    }

    private DynamoCatalog catalog(TableNames names) {
        return new DynamoCatalog(dynamo, names, derived, Clock.fixed(NOW, ZoneOffset.UTC), Runnable::run);
    }

    /** Creates tables for one test. */
    private static synchronized TableNames tables() {
        String name = "overflow-" + tableCount++;
        cloud.createTables(name, name + "-index");
        return new TableNames(name, name + "-index");
    }

    private static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static MediaRecord record(String etag, int detections) {
        return record(NAME, etag, detections);
    }

    private static MediaRecord named(String name, int detections) {
        return record(name, "1", detections);
    }

    private static MediaRecord record(String name, String etag, int count) {
        List<Detection> detections = IntStream.range(0, 5)
                .mapToObj(i -> new Detection(
                        Label.of("Label " + i),
                        50 + i,
                        "test",
                        Collections.nCopies(count, new BoundingBox(0.1, 0.2, 0.3, 0.4, 50)),
                        List.of(new TimeSpan(0, 1000))))
                .toList();
        SourceState state = SourceState.first("test").with(SourceProgress.labelled(NOW), LabellerResult.of(detections));
        return pending(name, etag).with(Labelling.of(List.of(state)));
    }

    private static MediaRecord pending(String etag) {
        return pending(NAME, etag);
    }

    private static MediaRecord pending(String name, String etag) {
        return new MediaRecord(
                name,
                new ObjectVersion(etag, 1, null, null, NOW),
                Content.of(MediaType.VIDEO, "video/mp4"),
                Labelling.pending());
    }
}
