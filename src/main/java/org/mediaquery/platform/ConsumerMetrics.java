package org.mediaquery.platform;

import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.ingest.Consumer;

/** What an operator watches of the consumer. */
final class ConsumerMetrics {

    private ConsumerMetrics() {}

    /** Registers the gauges. Annotated ones would first appear when somebody calls the bean that they stand on. */
    static void register(MetricRegistry registry, Consumer consumer, Supplier<Long> deadLetters) {
        registry.gauge(
                Metadata.builder()
                        .withName("media_dead_letters")
                        .withDescription("Messages that were given up")
                        .build(),
                deadLetters);
        registry.gauge(
                Metadata.builder()
                        .withName("media_messages_in_work")
                        .withDescription("Messages that are worked on now")
                        .build(),
                consumer::busy);
        registry.gauge(
                Metadata.builder()
                        .withName("media_queue_failures")
                        .withDescription("How often the queue gave no answer since the start")
                        .build(),
                consumer.health()::failures);
        registry.gauge(
                Metadata.builder()
                        .withName("media_queue_answers")
                        .withDescription("1 when the queue answered the last time that it was asked, else 0")
                        .build(),
                () -> consumer.health().failure().isEmpty() ? 1 : 0);
    }
}
