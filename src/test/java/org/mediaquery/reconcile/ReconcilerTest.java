package org.mediaquery.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.Checkpoints;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.InMemoryWorkQueue;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueEvents;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.StoredObject;

class ReconcilerTest {

    /** The in-memory store uses a clock that starts in 1970 and advances one second per write. */
    private static final Instant LATER = Instant.EPOCH.plus(Duration.ofDays(2));

    private static final byte[] BYTES = {1, 2, 3};
    private static final Duration PERIOD = Duration.ofHours(1);

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final InMemoryWorkQueue queue = new InMemoryWorkQueue();
    private final Map<String, String> checkpoints = new HashMap<>();

    @Test
    void queuesChangesWithoutEvent() {
        store.put("missed.jpg", BYTES);
        addRecord("replaced.jpg");
        store.put("replaced.jpg", BYTES);
        addRecord("expired.jpg");
        store.delete("expired.jpg");
        addRecord("right.jpg");
        store.put("folder/", new byte[0]);
        resume(LATER);
        assertThat(queuedChecks()).containsExactlyInAnyOrder("missed.jpg", "replaced.jpg", "expired.jpg");
    }

    @Test
    void ignoresRecentChangesWhoseEventMayArrive() {
        store.put("new.jpg", BYTES);
        resume(Instant.EPOCH.plus(Duration.ofMinutes(5)));
        assertThat(queuedChecks()).isEmpty();
    }

    @Test
    void waitsLongerWhileQueueIsLong() {
        store.put("missed.jpg", BYTES);
        for (int i = 0; i < 200; i++) {
            queue.add("other-" + i, "{}");
        }
        resume(Instant.EPOCH.plus(Duration.ofHours(1)));
        assertThat(queuedChecks()).isEmpty();
        resume(LATER);
        assertThat(queuedChecks()).containsExactly("missed.jpg");
    }

    @Test
    void roundContinuesAtCheckpointAndRestartsAfterPeriod() {
        int count = 10_500;
        for (int i = 0; i < count; i++) {
            store.put("%05d".formatted(i), BYTES);
        }
        resume(LATER);
        assertThat(queuedChecks()).hasSize(10_000);
        resume(LATER.plusSeconds(60));
        assertThat(queuedChecks()).hasSize(500);
        resume(LATER.plusSeconds(120));
        assertThat(queuedChecks()).as("the round is over").isEmpty();
        resume(LATER.plus(PERIOD));
        assertThat(queuedChecks()).hasSize(10_000);
    }

    private void resume(Instant now) {
        Checkpoints kept = new Checkpoints() {
            @Override
            public Optional<String> read(String subject) {
                return Optional.ofNullable(checkpoints.get(subject));
            }

            @Override
            public void write(String subject, String place) {
                checkpoints.put(subject, place);
            }
        };
        new Reconciler(
                        new BucketCatalogDiff(store, catalog, new BucketScope("media", "")),
                        queue,
                        kept,
                        "media",
                        PERIOD,
                        Clock.fixed(now, ZoneOffset.UTC),
                        MaintenanceListener.NONE)
                .resume();
    }

    private List<String> queuedChecks() {
        return queue.takeSent().stream()
                .flatMap(body -> QueueEvents.read(body).stream())
                .map(QueueEvent::name)
                .toList();
    }

    private void addRecord(String name) {
        StoredObject object = store.put(name, BYTES);
        ObjectVersion version = new ObjectVersion(object.etag(), object.size(), null, null, object.lastModified());
        catalog.put(
                catalog.snapshot(name),
                new MediaRecord(
                        name,
                        version,
                        Content.of(MediaType.IMAGE, "image/jpeg"),
                        Labelling.ended(Status.LABELLED, null)));
    }
}
