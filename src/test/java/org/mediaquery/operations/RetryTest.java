package org.mediaquery.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.catalog.RandomRecords;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.UnknownMediaException;
import org.mediaquery.queue.InMemoryWorkQueue;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueEvents;

class RetryTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final InMemoryWorkQueue queue = new InMemoryWorkQueue();
    private final Retry retry = new Retry(catalog, queue, "media", Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void putsTheObjectOnTheQueue() {
        MediaRecord record = new RandomRecords(1).record("a.jpg");
        catalog.put(catalog.snapshot("a.jpg"), record);

        assertThat(retry.retry("a.jpg")).isEqualTo(record);

        String message = queue.sent().keySet().iterator().next();
        assertThat(QueueEvents.read(message))
                .isEqualTo(List.of(
                        new QueueEvent.RelabelRequested("media", "a.jpg", BackfillSelection.FAILED, NOW, "retry")));
    }

    @Test
    void refusesWhatHasNoRecord() {
        assertThatThrownBy(() -> retry.retry("nobody.jpg")).isInstanceOf(UnknownMediaException.class);
        assertThat(queue.sent()).isEmpty();
    }
}
