package org.mediaquery.platform;

import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.ingest.Consumer;
import org.mediaquery.retention.Comparison;
import org.mediaquery.retention.Retention;

/** What an operator watches of the consumer. */
final class ConsumerMetrics {

    /** What else counts. */
    record Upkeep(Retention retention, Comparison comparison) {}

    private ConsumerMetrics() {}

    /** Registers the gauges. Annotated ones would first appear when somebody calls the bean that they stand on. */
    static void register(MetricRegistry registry, Consumer consumer, Supplier<Long> deadLetters, Upkeep upkeep) {
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
