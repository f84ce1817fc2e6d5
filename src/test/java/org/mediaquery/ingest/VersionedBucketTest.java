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
    private final IngestFixture fixture = new IngestFixture(labeller);

    @Test
    void deleteMarkerRemovesRecord() {
        fixture.handle(fixture.write());
        fixture.handle(fixture.delete());
        assertThat(fixture.catalog.find(IngestFixture.NAME)).isEmpty();
    }

    @Test
    void deletingOldVersionChangesNothing() {
        fixture.handle(fixture.write());
        fixture.handle(fixture.write());
        fixture.handle(removed("0003"));
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.LABELLED);
        assertThat(labeller.calls().values()).containsExactly(1, 1);
    }

    @Test
    void deletingDeleteMarkerRestoresObject() {
        fixture.handle(fixture.write());
        StoredObject version = current();
        fixture.handle(fixture.delete());
        fixture.store.restore(version);
        fixture.handle(removed("0003"));
        assertThat(fixture.record().version().etag()).isEqualTo(version.etag());
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void deletingNewestVersionRestoresPreviousVersion() {
        fixture.handle(fixture.write());
        StoredObject before = current();
        fixture.handle(fixture.write());
        assertThat(fixture.record().version().etag()).isNotEqualTo(before.etag());
        fixture.store.restore(before);
        fixture.handle(removed("0003"));
        assertThat(fixture.record().version().etag()).isEqualTo(before.etag());
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void lateDeletionDoesNotRemoveNewerObject() {
        fixture.handle(fixture.write());
        QueueEvent deletion = fixture.delete();
        QueueEvent write = fixture.write();
        fixture.handle(deletion);
        fixture.handle(write);
        assertThat(fixture.record().version().etag()).isEqualTo(current().etag());
        assertThat(labeller.calls().values()).containsExactly(1, 1);
    }

    @Test
    void objectDeletedDuringLabellingLeavesNothing() {
        IngestFixture[] holder = new IngestFixture[1];
        FakeLabeller slow = new FakeLabeller(subject -> {
            holder[0].handle(holder[0].delete());
            // as if the worker stored the thumbnail after the deletion
            new ThumbnailStore(holder[0].derived)
                    .put(IngestFixture.NAME, "etag", ThumbnailSize.standard(size -> Pictures.jpeg()));
            return new LabellerAnswer.Labelled(LabellerResult.empty());
        });
        holder[0] = new IngestFixture(slow);
        holder[0].handle(holder[0].write());
        assertThat(holder[0].catalog.find(IngestFixture.NAME)).isEmpty();
        assertThat(holder[0].derived.names()).isEmpty();
    }

    private StoredObject current() {
        return fixture.store.head(IngestFixture.NAME).orElseThrow();
    }

    private static QueueEvent removed(String sequencer) {
        return new QueueEvent.ObjectRemoved("media", IngestFixture.NAME, new Sequencer(sequencer));
    }
}
