package org.mediaquery.platform.observability;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.Outcome;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.QueueMessage;

/** Counts the outcomes of objects and messages, and measures the queue lag. */
public final class IngestMetrics implements IngestObserver {

    private static final Metadata OBJECTS = Metadata.builder()
            .withName("media_objects")
            .withDescription("Objects that reached a final status, by type and status")
            .build();

    private static final Metadata FAILURES = Metadata.builder()
            .withName("media_message_failures")
            .withDescription("Failed attempts to process a message, by reason")
            .build();

    private static final Metadata GIVEN_UP = Metadata.builder()
            .withName("media_messages_given_up")
            .withDescription("Messages that this replica moved to the dead letters")
            .build();

    private static final Metadata LAG = Metadata.builder()
            .withName("media_queue_lag")
            .withDescription("Age of messages when they were first received")
            .build();

    private final MetricRegistry metrics;
    private final Clock clock;

    /** Registers all counters with zero: Prometheus sees no increase in a counter that appears with its first failure. */
    public IngestMetrics(MetricRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
        for (MediaType type : MediaType.values()) {
            for (Status status : Status.values()) {
                if (status.isFinal()) {
                    metrics.counter(OBJECTS, tags(type, status));
                }
            }
        }
        FailureKind.all().forEach(reason -> metrics.counter(FAILURES, new Tag("reason", reason)));
        metrics.counter(GIVEN_UP);
        metrics.timer(LAG);
    }

    @Override
    public Observation onMessage(QueueMessage message) {
        // a later receive follows a delay, so it does not show whether the service keeps up
        if (message.receiveCount() == 1 && message.delivery().sent() != null) {
            Duration lag = Duration.between(message.delivery().sent(), clock.instant());
            metrics.timer(LAG).update(lag.isNegative() ? Duration.ZERO : lag);
        }
        return Observation.NOOP;
    }

    @Override
    public void onFailure(Throwable failure, Outcome outcome) {
        metrics.counter(FAILURES, new Tag("reason", FailureKind.of(failure))).inc();
        if (outcome instanceof Outcome.DeadLetter) {
            metrics.counter(GIVEN_UP).inc();
        }
    }

    @Override
    public void onFinalStatus(MediaRecord record) {
        metrics.counter(
                        OBJECTS,
                        tags(record.content().type(), record.labelling().status()))
                .inc();
    }

    private static Tag[] tags(MediaType type, Status status) {
        return new Tag[] {new Tag("type", lower(type)), new Tag("status", lower(status))};
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
