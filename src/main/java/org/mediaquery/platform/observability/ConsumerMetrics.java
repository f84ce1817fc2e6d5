package org.mediaquery.platform.observability;

import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.ingest.consumer.Consumer;

/** Gauges of the consumer. */
public final class ConsumerMetrics {

    private ConsumerMetrics() {}

    /**
     * Registers the gauges. Annotated gauges would appear only after the first call of their bean.
     *
     * @param messages the number of messages in the queue, as last measured
     * @param deadLetters the number of messages in the dead-letter queue, as last measured
     */
    public static void register(
            MetricRegistry registry, Consumer consumer, Supplier<Long> messages, Supplier<Long> deadLetters) {
        registry.gauge(
                Metadata.builder()
                        .withName("media_dead_letters")
                        .withDescription("Messages in the dead-letter queue")
                        .build(),
                deadLetters);
        registry.gauge(
                Metadata.builder()
                        .withName("media_queue_messages")
                        .withDescription("Approximate number of messages in the queue: waiting, delayed, or in flight")
                        .build(),
                messages);
        registry.gauge(
                Metadata.builder()
                        .withName("media_messages_in_work")
                        .withDescription("Messages in flight in this replica")
                        .build(),
                consumer::inFlight);
        registry.gauge(
                Metadata.builder()
                        .withName("media_queue_answers")
                        .withDescription("1 if the last poll of the queue succeeded, else 0")
                        .build(),
                () -> consumer.health().queueAnswers() ? 1 : 0);
    }
}
