package org.mediaquery.platform.observability;

import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.ingest.consumer.Consumer;

/** What an operator watches of the consumer. */
public final class ConsumerMetrics {

    /** How many messages are in the queues, as they told last. */
    public record Depths(Supplier<Long> messages, Supplier<Long> deadLetters) {}

    private ConsumerMetrics() {}

    /** Registers the gauges. Annotated ones would first appear when somebody calls the bean that they stand on. */
    public static void register(MetricRegistry registry, Consumer consumer, Depths depths) {
        registry.gauge(
                Metadata.builder()
                        .withName("media_dead_letters")
                        .withDescription("Messages that were given up")
                        .build(),
                depths.deadLetters());
        registry.gauge(
                Metadata.builder()
                        .withName("media_queue_messages")
                        .withDescription(
                                "About how many messages are on the queue: waiting, put off, or in work anywhere")
                        .build(),
                depths.messages());
        registry.gauge(
                Metadata.builder()
                        .withName("media_messages_in_work")
                        .withDescription("Messages that are worked on now")
                        .build(),
                consumer::inFlight);
        registry.gauge(
                Metadata.builder()
                        .withName("media_queue_answers")
                        .withDescription("1 when the queue answered the last time that it was asked, else 0")
                        .build(),
                () -> consumer.health().queueAnswers() ? 1 : 0);
    }
}
