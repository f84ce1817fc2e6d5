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

    /** The store in memory counts seconds since 1970, one for each write. */
    private static final Instant LATER = Instant.EPOCH.plus(Duration.ofDays(2));

    private static final byte[] BYTES = {1, 2, 3};
    private static final Duration PERIOD = Duration.ofHours(1);

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final InMemoryWorkQueue queue = new InMemoryWorkQueue();
    private final Map<String, String> bookmarks = new HashMap<>();

    @Test
    void whatNoEventToldOfIsLookedAt() {
        store.put("missed.jpg", BYTES);
        known("replaced.jpg");
        store.put("replaced.jpg", BYTES);
        known("expired.jpg");
        store.delete("expired.jpg");
        known("right.jpg");
        store.put("folder/", new byte[0]);
        goOn(LATER);
        assertThat(looks()).containsExactlyInAnyOrder("missed.jpg", "replaced.jpg", "expired.jpg");
    }

    @Test
    void whatIsNewMayBeOnItsWay() {
        store.put("new.jpg", BYTES);
        goOn(Instant.EPOCH.plus(Duration.ofMinutes(5)));
        assertThat(looks()).isEmpty();
    }

    @Test
    void whatIsMissingMayBeAmongThoseThatWait() {
        store.put("missed.jpg", BYTES);
        for (int i = 0; i < 200; i++) {
            queue.add("other-" + i, "{}");
        }
        goOn(Instant.EPOCH.plus(Duration.ofHours(1)));
        assertThat(looks()).isEmpty();
        goOn(LATER);
        assertThat(looks()).containsExactly("missed.jpg");
    }

    @Test
    void aRoundGoesOnWhereTheLastTimeEndedAndBeginsAnewAfterAWhile() {
        int count = 10_500;
        for (int i = 0; i < count; i++) {
            store.put("%05d".formatted(i), BYTES);
        }
        goOn(LATER);
        assertThat(looks()).hasSize(10_000);
        goOn(LATER.plusSeconds(60));
        assertThat(looks()).hasSize(500);
        goOn(LATER.plusSeconds(120));
        assertThat(looks()).as("the round is over").isEmpty();
        goOn(LATER.plus(PERIOD));
        assertThat(looks()).hasSize(10_000);
    }

    private void goOn(Instant now) {
        Checkpoints kept = new Checkpoints() {
            @Override
            public Optional<String> read(String subject) {
                return Optional.ofNullable(bookmarks.get(subject));
            }

            @Override
            public void write(String subject, String place) {
                bookmarks.put(subject, place);
            }
        };
        new Reconciler(
                        new BucketCatalogDiff(store, catalog, new BucketScope("media", "")),
                        queue,
                        kept,
                        new Reconciler.Settings("media", PERIOD),
                        Clock.fixed(now, ZoneOffset.UTC),
                        MaintenanceListener.NONE)
                .resume();
    }

    private List<String> looks() {
        return queue.takeSent().stream()
                .flatMap(body -> QueueEvents.read(body).stream())
                .map(QueueEvent::name)
                .toList();
    }

    private void known(String name) {
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
