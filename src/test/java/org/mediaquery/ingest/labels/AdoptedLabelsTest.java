package org.mediaquery.ingest.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.ingest.IngestFixture;
import org.mediaquery.labelling.FakeLabeller;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.QueueEvent;

/** Records of a table that the AWS sample has filled. */
class AdoptedLabelsTest {

    private final FakeLabeller paid = FakeLabeller.seeing("Dog");
    private final IngestFixture fixture = new IngestFixture(paid);

    @Test
    void reconcileAndBackfillOfMissingKeepLabelsWithoutLabellerCalls() {
        fixture.store.put(IngestFixture.NAME, Pictures.jpeg());
        adopt();
        fixture.handle(createdWithoutSequencer());
        assertKept();
        assertThat(fixture.record().content().dimensions().width()).isEqualTo(320);
        assertThat(fixture.derived.size()).as("thumbnails").isEqualTo(2);

        fixture.handle(relabel(BackfillSelection.MISSING));
        fixture.handle(relabel(BackfillSelection.FAILED));
        fixture.handle(createdWithoutSequencer());
        assertKept();
    }

    @Test
    void backfillOfAllReplacesLabels() {
        fixture.store.put(IngestFixture.NAME, Pictures.jpeg());
        adopt();
        fixture.handle(relabel(BackfillSelection.ALL));
        assertThat(fixture.record().labels()).containsExactly("Dog");
        assertThat(fixture.record().labelling().source(SourceState.ADOPTED)).isEmpty();
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void backfillOfAllReplacesLabelsAfterReconcile() {
        fixture.store.put(IngestFixture.NAME, Pictures.jpeg());
        adopt();
        fixture.handle(createdWithoutSequencer());
        fixture.handle(relabel(BackfillSelection.ALL));
        assertThat(fixture.record().labels()).containsExactly("Dog");
    }

    @Test
    void overwrittenObjectIsLabelled() {
        adopt();
        fixture.handle(fixture.write());
        assertThat(fixture.record().labels()).containsExactly("Dog");
    }

    @Test
    void keepsLabelsOfUnreadableObjects() {
        fixture.store.put(IngestFixture.NAME, Pictures.truncatedJpeg());
        adopt();
        fixture.handle(createdWithoutSequencer());
        assertKept();

        fixture.store.put(IngestFixture.NAME, "neither picture nor video".getBytes(StandardCharsets.UTF_8));
        fixture.catalog.remove(fixture.catalog.snapshot(IngestFixture.NAME), null);
        adopt();
        fixture.handle(createdWithoutSequencer());
        assertKept();
    }

    private void assertKept() {
        Labelling labelling = fixture.record().labelling();
        assertThat(labelling.status()).isEqualTo(Status.LABELLED);
        assertThat(fixture.record().labels()).containsExactlyInAnyOrder("Poodle", "Sofa");
        assertThat(labelling.sources()).extracting(SourceState::source).containsExactly("adopted");
        assertThat(fixture.record().version().etag()).isNotNull();
        assertThat(paid.calls()).isEmpty();
    }

    /** Stores a record as the catalog reads it from an item of the sample. */
    private void adopt() {
        List<Detection> labels = List.of(
                Detection.of(Label.of("Poodle"), 0, SourceState.ADOPTED),
                Detection.of(Label.of("Sofa"), 0, SourceState.ADOPTED));
        fixture.catalog.put(
                fixture.catalog.snapshot(IngestFixture.NAME),
                new MediaRecord(
                        IngestFixture.NAME,
                        new ObjectVersion(null, 0, null, null, null),
                        Content.of(MediaType.IMAGE, null),
                        new Labelling(
                                Status.PENDING,
                                null,
                                List.of(new SourceState(
                                        SourceState.ADOPTED,
                                        0,
                                        SourceProgress.pending(),
                                        LabellerResult.of(labels))))));
    }

    private static QueueEvent createdWithoutSequencer() {
        return new QueueEvent.ObjectCreated("media", IngestFixture.NAME, null);
    }

    private static QueueEvent relabel(BackfillSelection selection) {
        return new QueueEvent.RelabelRequested("media", IngestFixture.NAME, selection, Instant.MAX, "run");
    }
}
