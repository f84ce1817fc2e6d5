package org.mediaquery.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.catalog.InMemoryLeases;
import org.mediaquery.catalog.Leases;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.reconcile.MaintenanceListener;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.ThumbnailStore;

class RetentionTest {

    private static final Duration AGE = Duration.ofDays(30);

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");
    private final InMemoryMediaStore derived = new InMemoryMediaStore("derived");
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final InMemoryLeases leases = new InMemoryLeases();

    @Test
    void deletesOldObjectsWithTheirRecords() {
        IntStream.range(0, 150).forEach(i -> put("old/" + i, MediaType.IMAGE));
        put("old/notes", MediaType.OTHER);
        after(AGE.plusMinutes(10), AGE, "", false).run();
        assertThat(store.names()).isEmpty();
        assertThat(catalog.find("old/7")).isEmpty();
        assertThat(catalog.find("old/notes")).isEmpty();
    }

    @Test
    void keepsOtherObjects() {
        put("fresh", MediaType.IMAGE);
        after(AGE.minusMinutes(1), AGE, "", false).run();
        after(AGE.plusMinutes(10), AGE, "other/", false).run();
        after(AGE.plusMinutes(10), AGE, "", true).run();
        assertThat(store.names()).containsExactly("fresh");
        assertThat(catalog.find("fresh")).isPresent();
    }

    @Test
    void withoutPolicyKeepsEverything() {
        put("old", MediaType.IMAGE);
        new Retention(
                        store,
                        new ThumbnailStore(derived),
                        catalog,
                        leases,
                        null,
                        clockAfter(AGE.multipliedBy(9)),
                        MaintenanceListener.NONE)
                .run();
        assertThat(store.names()).containsExactly("old");
    }

    @Test
    void keepsOverwrittenObject() {
        put("changed", MediaType.IMAGE);
        store.put("changed", "something else".getBytes(StandardCharsets.UTF_8));
        after(AGE.plusMinutes(10), AGE, "", false).run();
        assertThat(store.names()).containsExactly("changed");
        assertThat(catalog.find("changed")).isPresent();
    }

    @Test
    void keepsObjectsWithoutRecord() {
        store.put("unknown", new byte[] {1});
        after(AGE.plusMinutes(10), AGE, "", false).run();
        assertThat(store.names()).containsExactly("unknown");
    }

    @Test
    void onlyOneReplicaRunsAtATime() {
        put("old", MediaType.IMAGE);
        assertThat(leases.claim("retention", AGE)).isInstanceOf(Leases.Held.class);
        after(AGE.plusMinutes(10), AGE, "", false).run();
        assertThat(store.names()).containsExactly("old");
        leases.end("retention");
        after(AGE.plusMinutes(10), AGE, "", false).run();
        assertThat(store.names()).isEmpty();
        assertThat(leases.claim("retention", AGE)).as("released").isInstanceOf(Leases.Held.class);
    }

    private Retention after(Duration time, Duration age, String prefix, boolean dryRun) {
        return new Retention(
                store,
                new ThumbnailStore(derived),
                catalog,
                leases,
                new RetentionPolicy(age, prefix, dryRun),
                clockAfter(time),
                MaintenanceListener.NONE);
    }

    /** The in-memory store uses a clock that starts in 1970 and advances one second per write. */
    private static Clock clockAfter(Duration time) {
        return Clock.fixed(Instant.EPOCH.plus(time), ZoneOffset.UTC);
    }

    private void put(String name, MediaType type) {
        store.put(name, name.getBytes(StandardCharsets.UTF_8));
        StoredObject stored = store.head(name).orElseThrow();
        catalog.put(
                catalog.snapshot(name),
                new MediaRecord(
                        name,
                        new ObjectVersion(stored.etag(), stored.size(), null, null, stored.lastModified()),
                        Content.of(type, "a/b"),
                        Labelling.pending()));
    }
}
