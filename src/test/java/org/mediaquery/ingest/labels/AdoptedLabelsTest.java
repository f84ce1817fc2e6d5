package org.mediaquery.ingest.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.ingest.IngestBench;
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
    private final IngestBench bench = new IngestBench(paid);

    @Test
    void reconcileAndBackfillOfMissingKeepLabelsWithoutLabellerCalls() {
        bench.store.put(IngestBench.NAME, Pictures.jpeg());
        adopt();
        bench.handle(createdWithoutSequencer());
        assertKept();
        assertThat(bench.record().content().dimensions().width()).isEqualTo(320);
        assertThat(bench.derived.size()).as("thumbnails").isEqualTo(2);

        bench.handle(relabel(BackfillSelection.MISSING));
        bench.handle(relabel(BackfillSelection.FAILED));
        bench.handle(createdWithoutSequencer());
        assertKept();
    }

    @Test
    void backfillOfAllReplacesLabels() {
        bench.store.put(IngestBench.NAME, Pictures.jpeg());
        adopt();
        bench.handle(relabel(BackfillSelection.ALL));
        assertThat(bench.record().labels()).containsExactly("Dog");
        assertThat(bench.record().labelling().source(SourceState.ADOPTED)).isEmpty();
        assertThat(bench.record().labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void backfillOfAllReplacesLabelsAfterReconcile() {
        bench.store.put(IngestBench.NAME, Pictures.jpeg());
        adopt();
        bench.handle(createdWithoutSequencer());
        bench.handle(relabel(BackfillSelection.ALL));
        assertThat(bench.record().labels()).containsExactly("Dog");
    }

    @Test
    void overwrittenObjectIsLabelled() {
        adopt();
        bench.handle(bench.write());
        assertThat(bench.record().labels()).containsExactly("Dog");
    }

    @Test
    void keepsLabelsOfUnreadableObjects() {
        bench.store.put(IngestBench.NAME, Pictures.truncatedJpeg());
        adopt();
        bench.handle(createdWithoutSequencer());
        assertKept();

        bench.store.put(IngestBench.NAME, "neither picture nor video".getBytes(StandardCharsets.UTF_8));
        bench.catalog.remove(bench.catalog.snapshot(IngestBench.NAME), null);
        adopt();
        bench.handle(createdWithoutSequencer());
        assertKept();
    }

    private void assertKept() {
        Labelling labelling = bench.record().labelling();
        assertThat(labelling.status()).isEqualTo(Status.LABELLED);
        assertThat(bench.record().labels()).containsExactlyInAnyOrder("Poodle", "Sofa");
        assertThat(labelling.sources()).extracting(SourceState::source).containsExactly("adopted");
        assertThat(bench.record().version().etag()).isNotNull();
        assertThat(paid.calls()).isEmpty();
    }

    /** Stores a record as the catalog reads it from an item of the sample. */
    private void adopt() {
        List<Detection> labels = List.of(
                Detection.of(Label.of("Poodle"), 0, SourceState.ADOPTED),
                Detection.of(Label.of("Sofa"), 0, SourceState.ADOPTED));
        bench.catalog.put(
                bench.catalog.snapshot(IngestBench.NAME),
                new MediaRecord(
                        IngestBench.NAME,
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
        return new QueueEvent.ObjectCreated("media", IngestBench.NAME, null);
    }

    private static QueueEvent relabel(BackfillSelection selection) {
        return new QueueEvent.RelabelRequested("media", IngestBench.NAME, selection, Instant.MAX, "run");
    }
}
