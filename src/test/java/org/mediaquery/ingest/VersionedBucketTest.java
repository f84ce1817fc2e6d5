package org.mediaquery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.labelling.FakeLabeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.ThumbnailSize;
import org.mediaquery.storage.ThumbnailStore;

/** In a versioned bucket an event is about one version, which need not be the current one. */
class VersionedBucketTest {

    private final FakeLabeller labeller = FakeLabeller.seeing("Dog");
    private final IngestBench bench = new IngestBench(labeller);

    @Test
    void deleteMarkerRemovesRecord() {
        bench.handle(bench.write());
        bench.handle(bench.delete());
        assertThat(bench.catalog.find(IngestBench.NAME)).isEmpty();
    }

    @Test
    void deletingOldVersionChangesNothing() {
        bench.handle(bench.write());
        bench.handle(bench.write());
        bench.handle(removed("0003"));
        assertThat(bench.record().labelling().status()).isEqualTo(Status.LABELLED);
        assertThat(labeller.calls().values()).containsExactly(1, 1);
    }

    @Test
    void deletingDeleteMarkerRestoresObject() {
        bench.handle(bench.write());
        StoredObject version = current();
        bench.handle(bench.delete());
        bench.store.restore(version);
        bench.handle(removed("0003"));
        assertThat(bench.record().version().etag()).isEqualTo(version.etag());
        assertThat(bench.record().labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void deletingNewestVersionRestoresPreviousVersion() {
        bench.handle(bench.write());
        StoredObject before = current();
        bench.handle(bench.write());
        assertThat(bench.record().version().etag()).isNotEqualTo(before.etag());
        bench.store.restore(before);
        bench.handle(removed("0003"));
        assertThat(bench.record().version().etag()).isEqualTo(before.etag());
        assertThat(bench.record().labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void lateDeletionDoesNotRemoveNewerObject() {
        bench.handle(bench.write());
        QueueEvent deletion = bench.delete();
        QueueEvent write = bench.write();
        bench.handle(deletion);
        bench.handle(write);
        assertThat(bench.record().version().etag()).isEqualTo(current().etag());
        assertThat(labeller.calls().values()).containsExactly(1, 1);
    }

    @Test
    void objectDeletedDuringLabellingLeavesNothing() {
        IngestBench[] holder = new IngestBench[1];
        FakeLabeller slow = new FakeLabeller(subject -> {
            holder[0].handle(holder[0].delete());
            // as if the worker stored the thumbnail after the deletion
            new ThumbnailStore(holder[0].derived)
                    .put(IngestBench.NAME, "etag", ThumbnailSize.standard(size -> Pictures.jpeg()));
            return new LabellerAnswer.Labelled(LabellerResult.empty());
        });
        holder[0] = new IngestBench(slow);
        holder[0].handle(holder[0].write());
        assertThat(holder[0].catalog.find(IngestBench.NAME)).isEmpty();
        assertThat(holder[0].derived.names()).isEmpty();
    }

    private StoredObject current() {
        return bench.store.head(IngestBench.NAME).orElseThrow();
    }

    private static QueueEvent removed(String sequencer) {
        return new QueueEvent.ObjectRemoved("media", IngestBench.NAME, new Sequencer(sequencer));
    }
}
