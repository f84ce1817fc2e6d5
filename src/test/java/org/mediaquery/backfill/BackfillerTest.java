package org.mediaquery.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.BackfillRun;
import org.mediaquery.catalog.InMemoryBackfills;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.catalog.InMemoryLeases;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.Content;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.InMemoryWorkQueue;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueEvents;
import org.mediaquery.reconcile.BucketCatalogDiff;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.StoredObject;

class BackfillerTest {

    private static final byte[] BYTES = {1, 2, 3};

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final InMemoryWorkQueue queue = new InMemoryWorkQueue();
    private final InMemoryBackfills backfills = new InMemoryBackfills();
    private final InMemoryLeases leases = new InMemoryLeases();
    private final BucketScope scope = new BucketScope("media", "");
    private final Backfiller backfiller = new Backfiller(
            backfills, leases, new BucketCatalogDiff(store, catalog, scope), queue, scope, Clock.systemUTC());

    @Test
    void missingSelectsUnprocessedVersions() {
        store.put("new.jpg", BYTES);
        addRecord("labelled.jpg", Status.LABELLED);
        addRecord("nothing found.jpg", Status.UNSUPPORTED);
        addRecord("failed.jpg", Status.FAILED);
        addRecord("pending.jpg", Status.PENDING);
        addRecord("replaced.jpg", Status.LABELLED);
        store.put("replaced.jpg", BYTES);
        store.put("folder/", new byte[0]);
        assertThat(run(BackfillSelection.MISSING, "", false)).containsExactly("new.jpg", "pending.jpg", "replaced.jpg");
    }

    @Test
    void failedAndAllSelectMatchingObjects() {
        store.put("a/new.jpg", BYTES);
        addRecord("a/failed.jpg", Status.FAILED);
        addRecord("a/labelled.jpg", Status.LABELLED);
        addRecord("b/failed.jpg", Status.FAILED);
        assertThat(run(BackfillSelection.FAILED, "", false)).containsExactly("a/failed.jpg", "b/failed.jpg");
        assertThat(run(BackfillSelection.ALL, "a/", false))
                .containsExactly("a/failed.jpg", "a/labelled.jpg", "a/new.jpg");
    }

    @Test
    void dryRunOnlyCounts() {
        store.put("a.jpg", BYTES);
        addRecord("b.jpg", Status.LABELLED);
        assertThat(run(BackfillSelection.MISSING, "", true)).isEmpty();
        BackfillRun run = backfiller.latest().get(0);
        assertThat(run.state()).isEqualTo(BackfillRun.State.DONE);
        assertThat(run.listing().listed()).isEqualTo(2);
        assertThat(run.listing().enqueued()).isEqualTo(1);
    }

    @Test
    void anotherReplicaContinuesAtCheckpoint() {
        int count = 2500;
        for (int i = 0; i < count; i++) {
            store.put("%05d.jpg".formatted(i), BYTES);
        }
        BackfillRun run = backfiller.start(new BackfillRun.Request(BackfillSelection.MISSING, "", false));
        int[] asked = new int[1];
        backfiller.resume(() -> asked[0]++ == 2);
        assertThat(backfiller.find(run.id()).state()).isEqualTo(BackfillRun.State.LISTING);
        assertThat(backfiller.find(run.id()).listing().listed()).isEqualTo(1000);
        assertThat(leases.claims()).isEmpty();

        queue.failToSend(new IllegalStateException("The queue is down."));
        backfiller.resume(() -> false);
        assertThat(backfiller.find(run.id()).problem()).isEqualTo("The queue is down.");
        queue.failToSend(null);
        backfiller.resume(() -> false);
        BackfillRun listed = backfiller.find(run.id());
        assertThat(listed.state()).isEqualTo(BackfillRun.State.WORKING);
        assertThat(listed.problem()).isNull();
        assertThat(listed.listing().enqueued()).isEqualTo(count);
        assertThat(sent()).hasSize(count).doesNotHaveDuplicates();
        assertThat(listed.left()).isEqualTo(count);
    }

    @Test
    void isDoneWhenAllQueuedObjectsAreDone() {
        store.put("a.jpg", BYTES);
        store.put("b.jpg", BYTES);
        BackfillRun run = backfiller.start(new BackfillRun.Request(BackfillSelection.ALL, "", false));
        backfiller.resume(() -> false);
        backfills.recordResult(run.id(), "a.jpg", BackfillRun.Result.LABELLED);
        backfills.recordResult(run.id(), "a.jpg", BackfillRun.Result.LABELLED);
        backfiller.resume(() -> false);
        assertThat(backfiller.find(run.id()).left()).isEqualTo(1);
        assertThat(backfiller.find(run.id()).state()).isEqualTo(BackfillRun.State.WORKING);
        backfills.recordResult(run.id(), "b.jpg", BackfillRun.Result.FAILED);
        backfiller.resume(() -> false);
        assertThat(backfiller.find(run.id()).state()).isEqualTo(BackfillRun.State.DONE);
    }

    @Test
    void rejectsOverlappingBackfill() {
        BackfillRun first = backfiller.start(new BackfillRun.Request(BackfillSelection.MISSING, "a/", false));
        assertThatThrownBy(() -> backfiller.start(new BackfillRun.Request(BackfillSelection.ALL, "", false)))
                .isInstanceOf(BackfillRunningException.class)
                .hasMessageContaining(first.id())
                .hasMessageContaining("a/");
        backfiller.start(new BackfillRun.Request(BackfillSelection.ALL, "b/", false));
        assertThat(backfiller.cancel(first.id()).state()).isEqualTo(BackfillRun.State.CANCELLED);
        backfiller.start(new BackfillRun.Request(BackfillSelection.ALL, "a/b", false));
        assertThatThrownBy(() -> backfiller.find("none")).isInstanceOf(UnknownBackfillException.class);
    }

    @Test
    void rejectsPrefixOutsideScope() {
        BucketScope pets = new BucketScope("media", "pets/");
        Backfiller narrow = new Backfiller(
                backfills, leases, new BucketCatalogDiff(store, catalog, pets), queue, pets, Clock.systemUTC());
        assertThatThrownBy(() -> narrow.start(new BackfillRun.Request(BackfillSelection.ALL, "cars/", false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("pets/");
        store.put("cars/a.jpg", BYTES);
        store.put("pets/a.jpg", BYTES);
        narrow.start(new BackfillRun.Request(BackfillSelection.ALL, "", false));
        narrow.resume(() -> false);
        assertThat(sent()).containsExactly("pets/a.jpg");
    }

    private List<String> run(BackfillSelection selection, String prefix, boolean dryRun) {
        BackfillRun run = backfiller.start(new BackfillRun.Request(selection, prefix, dryRun));
        backfiller.resume(() -> false);
        backfiller.cancel(run.id());
        return sent();
    }

    private List<String> sent() {
        List<String> names = new ArrayList<>();
        queue.takeSent().forEach(body -> names.add(QueueEvents.read(body).get(0).name()));
        names.sort(null);
        assertThat(names).allSatisfy(name -> assertThat(name).isNotEmpty());
        return names;
    }

    private void addRecord(String name, Status status) {
        StoredObject object = store.put(name, BYTES);
        ObjectVersion version = new ObjectVersion(object.etag(), object.size(), null, null, Instant.ofEpochSecond(1));
        catalog.put(
                catalog.snapshot(name),
                new MediaRecord(
                        name, version, Content.of(MediaType.IMAGE, "image/jpeg"), Labelling.ended(status, null)));
    }

    @Test
    void messageContainsSelectionAndStartTime() {
        store.put("a.jpg", BYTES);
        BackfillRun run = backfiller.start(new BackfillRun.Request(BackfillSelection.ALL, "", false));
        backfiller.resume(() -> false);
        assertThat(queue.takeSent().stream().flatMap(body -> QueueEvents.read(body).stream()))
                .containsExactly(new QueueEvent.RelabelRequested(
                        "media", "a.jpg", BackfillSelection.ALL, run.startedAt(), run.id()));
    }
}
