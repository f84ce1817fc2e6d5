package org.mediaquery.ingest.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.ingest.ConsumerSettings;
import org.mediaquery.ingest.IngestFixture;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.TestConsumerSettings;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.queue.InMemoryWorkQueue;
import org.mediaquery.storage.InMemoryMediaStore;

/** A consumer of a queue in memory, between ports in memory. */
abstract class ConsumerFixture {

    static final Duration LIMIT = Duration.ofSeconds(20);
    static final int MAX_ATTEMPTS = 3;

    final IngestFixture ingest = new IngestFixture();
    final InMemoryMediaStore store = ingest.store;
    final InMemoryWorkQueue queue = ingest.queue;
    final InMemoryCatalog catalog = ingest.catalog;
    IngestObserver observer = IngestObserver.NOOP;
    Consumer consumer;

    @AfterEach
    void stop() {
        stop(LIMIT);
    }

    final boolean stop(Duration limit) {
        try {
            return consumer.stop(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void awaitGate(CountDownLatch gate) {
        try {
            assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    final void send(String name) {
        store.put(name, Pictures.jpeg());
        queue.add(name, body(name));
    }

    static String body(String name) {
        return Json.createObjectBuilder()
                .add(
                        "Records",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("eventName", "ObjectCreated:Put")
                                        .add(
                                                "s3",
                                                Json.createObjectBuilder()
                                                        .add(
                                                                "bucket",
                                                                Json.createObjectBuilder()
                                                                        .add("name", "media"))
                                                        .add(
                                                                "object",
                                                                Json.createObjectBuilder()
                                                                        .add("key", name)))))
                .build()
                .toString();
    }

    final void start(Labeller labeller, int concurrency) {
        start(labeller, TestConsumerSettings.of(concurrency, MAX_ATTEMPTS, Duration.ofMinutes(1)));
    }

    final void start(Labeller labeller, ConsumerSettings settings) {
        consumer = IngestFixture.composition(ingest.ports(observer), settings, labeller)
                .consumer();
        consumer.start();
    }
}
