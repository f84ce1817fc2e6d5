package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.catalog.dynamo.table.TableNames;
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
import org.mediaquery.storage.InMemoryMediaStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The write units of a picture with ten labels and four words in its name. {@code docs/catalog.md} states them. */
class WriteCostIT {

    private static final Instant NOW = Instant.parse("2026-11-20T22:50:00.123Z");

    /** Pictures whose changes are counted together. The service counts twice a second. */
    private static final int COUNTED_TOGETHER = 20;

    private static final int PICTURES = 100;

    /** Different labels of all pictures. */
    private static final int VOCABULARY = 40;

    @TempDir
    static Path folder;

    private static LocalCloud cloud;
    private static DynamoDbClient dynamo;

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
    void aPictureAloneCostsWhatTheDocumentationSays() {
        assertThat(unitsPerPicture("alone", 1, 1)).isLessThanOrEqualTo(95);
    }

    @Test
    void aPictureOfABatchCostsWhatTheDocumentationSays() {
        assertThat(unitsPerPicture("batch", PICTURES, COUNTED_TOGETHER)).isLessThanOrEqualTo(72);
    }

    private static double unitsPerPicture(String title, int pictures, int countedTogether) {
        TableNames tables = new TableNames(title + "-records", title + "-index");
        cloud.createTables(tables.records(), tables.index());
        WriteUnitMeter meter = new WriteUnitMeter(dynamo, tables);
        try (DynamoDbClient metered = cloud.dynamo(meter)) {
            DynamoCatalog catalog = new DynamoCatalog(
                    metered,
                    tables,
                    new InMemoryMediaStore("derived"),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    Runnable::run);
            catalog.open();
            meter.units();
            for (int i = 0; i < pictures; i++) {
                write(catalog, i);
                if ((i + 1) % countedTogether == 0) {
                    catalog.flush();
                }
            }
            Map<String, Integer> units = meter.units();
            double each = units.values().stream().mapToInt(n -> n).sum() / (double) pictures;
            System.out.printf(
                    "write units of %d pictures (%s): %s, %.1f for each, %d postings%n",
                    pictures, title, units, each, meter.items("posting") / pictures);
            assertThat(meter.items("change")).as("pending changes").isZero();
            assertThat(meter.items("record")).isEqualTo(pictures);
            return each;
        }
    }

    /** Writes a record as the ingestion does: first pending, then with its labels. */
    private static void write(DynamoCatalog catalog, int number) {
        MediaRecord pending = new MediaRecord(
                "holiday/beach-%04d.jpg".formatted(number),
                new ObjectVersion(
                        "d41d8cd98f00b204e9800998ecf8427e",
                        2_500_000L + number,
                        null,
                        new Sequencer("0055AED6DCD9028"),
                        NOW),
                new Content(MediaType.IMAGE, "image/jpeg", new Dimensions(4032, 3024, 1), null, null),
                Labelling.of(List.of(SourceState.first("rekognition"))));
        List<Detection> detections = IntStream.range(0, 10)
                .mapToObj(i -> new Detection(
                        new Label(
                                "Label%02d".formatted((7 * number + i) % VOCABULARY),
                                List.of("Parent"),
                                List.of(),
                                List.of("Animals and Pets")),
                        98.51234567890123 - i,
                        "rekognition",
                        i == 0 ? List.of(new BoundingBox(0.1, 0.2, 0.5, 0.25, 98.5)) : List.of(),
                        List.of()))
                .toList();
        MediaRecord labelled = pending.with(Labelling.of(List.of(new SourceState(
                "rekognition",
                1,
                SourceProgress.labelled(NOW),
                new LabellerResult(detections, List.of(), null, "3.0")))));
        catalog.put(catalog.put(catalog.snapshot(pending.name()), pending), labelled);
    }
}
