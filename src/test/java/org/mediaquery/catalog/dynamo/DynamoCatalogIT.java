package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mediaquery.catalog.dynamo.TestCatalog.NOW;
import static org.mediaquery.catalog.dynamo.TestCatalog.TABLES;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.local.SharedCloud;
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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Records of the catalog, against the protocol of DynamoDB. */
@ExtendWith(SharedCloud.class)
class DynamoCatalogIT {

    private final DynamoDbClient dynamo;
    private final TestCatalog fixture;
    private final DynamoCatalog catalog;
    private final String prefix;

    DynamoCatalogIT(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
        fixture = new TestCatalog(dynamo);
        catalog = fixture.catalog();
        prefix = fixture.prefix();
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
    void readsARecordOfTheSample() {
        dynamo.putItem(request -> request.tableName(TABLES.records())
                .item(Map.of(
                        "name", AttributeValue.fromS(prefix + "old.jpg"),
                        "type", AttributeValue.fromS("image"),
                        "labels", AttributeValue.fromL(List.of(AttributeValue.fromS("Dog"))))));
        Snapshot snapshot = catalog.snapshot(prefix + "old.jpg");
        assertThat(snapshot.find().orElseThrow().labels()).containsExactly("Dog");
        assertThat(snapshot.find().orElseThrow().labelling().status()).isEqualTo(Status.PENDING);
        catalog.put(snapshot, fixture.picture("old.jpg", "Cat"));
        assertThatThrownBy(() -> catalog.put(snapshot, fixture.picture("old.jpg", "Cow")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void refusesConcurrentModification() {
        MediaRecord record = fixture.picture("a.jpg", "Dog");
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
        MediaRecord record = fixture.picture("a.jpg", "Dog");
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

    private static Sequencer sequencerOfDeletion(Snapshot snapshot) {
        return ((Snapshot.Deleted) snapshot).sequencer();
    }
}
