package org.mediaquery.platform.watch;

import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.ingest.Consumer;
import org.mediaquery.retention.Comparison;
import org.mediaquery.retention.Retention;

/** What an operator watches of the consumer. */
public final class ConsumerMetrics {

    /** What else counts. */
    public record Upkeep(Retention retention, Comparison comparison) {}

    /** How many messages are in the queues, as they told last. */
    public record Depths(Supplier<Long> messages, Supplier<Long> deadLetters) {}

    private ConsumerMetrics() {}

    /** Registers the gauges. Annotated ones would first appear when somebody calls the bean that they stand on. */
    public static void register(MetricRegistry registry, Consumer consumer, Depths depths, Upkeep upkeep) {
        registry.gauge(
                Metadata.builder()
                        .withName("media_retention_deleted")
                        .withDescription(
                                "Objects that this replica has deleted since its start, since they were too old")
                        .build(),
                upkeep.retention()::deleted);
        registry.gauge(
                Metadata.builder()
                        .withName("media_repair_missed")
                        .withDescription("Changes of the bucket that this replica has found and no event told of")
                        .build(),
                upkeep.comparison()::missed);
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
