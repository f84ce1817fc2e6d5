package org.mediaquery.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.queue.InMemoryWorkQueue;
import org.mediaquery.queue.WorkItem;

class StalledWorkTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final InMemoryWorkQueue queue = new InMemoryWorkQueue();
    private final StalledWork stalledWork =
            new StalledWork(catalog, queue, "media", Duration.ofMinutes(10), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void collectsOverdueJobs() {
        put("late.mp4", SourceProgress.processing("job-1", NOW.minusSeconds(601)));
        put("running.mp4", SourceProgress.processing("job-2", NOW.minusSeconds(599)));
        stalledWork.run();
        assertThat(queue.sent()).containsOnlyKeys(WorkItem.collect("media", "late.mp4", "job-1"));
    }

    @Test
    void resumesLostDeferredWork() {
        Instant lost = NOW.minus(Duration.ofMinutes(16));
        put("lost.jpg", SourceProgress.queued("It waits.", lost, lost));
        put("due.jpg", SourceProgress.queued("It waits.", lost, NOW.minusSeconds(60)));
        put("starving.mp4", SourceProgress.queued("It waits for a job.", lost, null));
        put("patient.mp4", SourceProgress.queued("It waits for a job.", NOW, null));
        stalledWork.run();
        assertThat(queue.sent())
                .containsOnlyKeys(
                        WorkItem.resume("media", "lost.jpg", lost), WorkItem.resume("media", "starving.mp4", null));
    }

    @Test
    void checksOldUnfinishedWork() {
        put("stalled.jpg", SourceProgress.pending(null, NOW.minusSeconds(1801)));
        put("adopted.jpg", SourceProgress.pending());
        put("tried a moment ago.jpg", SourceProgress.pending("It failed.", NOW.minusSeconds(1700)));
        stalledWork.run();
        assertThat(queue.sent())
                .containsOnlyKeys(WorkItem.look("media", "stalled.jpg"), WorkItem.look("media", "adopted.jpg"));
    }

    @Test
    void checksPendingUploadsOnlyWhenOld() {
        put("a moment ago.jpg", NOW.minusSeconds(1700), Labelling.pending());
        put("long ago.jpg", NOW.minusSeconds(1801), Labelling.pending());
        put("of another program.jpg", null, Labelling.pending());
        stalledWork.run();
        assertThat(queue.sent())
                .containsOnlyKeys(
                        WorkItem.look("media", "long ago.jpg"), WorkItem.look("media", "of another program.jpg"));
    }

    @Test
    void queuesOnlyVeryOldWorkWhileQueueIsLong() {
        put("upload.jpg", NOW.minusSeconds(7200), Labelling.pending());
        put("stalled.jpg", SourceProgress.pending(null, NOW.minusSeconds(7200)));
        put("late.mp4", SourceProgress.processing("job-1", NOW.minusSeconds(7200)));
        put("lost.jpg", SourceProgress.queued("It waits.", NOW.minusSeconds(7200), NOW.minusSeconds(7000)));
        put("starving.mp4", SourceProgress.queued("It waits for a job.", NOW.minusSeconds(7200), null));
        put("yesterday.jpg", NOW.minus(Duration.ofHours(25)), Labelling.pending());
        for (int i = 0; i < 200; i++) {
            queue.add("other-" + i, "{}");
        }
        stalledWork.run();
        assertThat(queue.sent()).containsOnlyKeys(WorkItem.look("media", "yesterday.jpg"));
    }

    @Test
    void ignoresFinishedWork() {
        put("done.jpg", SourceProgress.labelled(NOW.minusSeconds(9999)));
        stalledWork.run();
        assertThat(queue.sent()).isEmpty();
    }

    private void put(String name, SourceProgress progress) {
        put(
                name,
                NOW.minus(Duration.ofHours(3)),
                Labelling.of(List.of(SourceState.first("test").with(progress))));
    }

    private void put(String name, Instant uploadedAt, Labelling labelling) {
        catalog.put(
                catalog.snapshot(name),
                new MediaRecord(
                        name,
                        new ObjectVersion("etag", 1, null, null, uploadedAt),
                        Content.of(MediaType.VIDEO, "video/mp4"),
                        labelling));
    }
}
