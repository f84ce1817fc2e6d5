package org.mediaquery.ingest.labels;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.WorkItem;
import org.mediaquery.queue.WorkQueue;

/**
 * Defers work that has to wait. It comes back as a separate message, so that waiting does not count as a failed attempt
 * of the original message.
 */
public final class DeferredWork {

    private final WorkQueue queue;
    private final String bucket;
    private final Clock clock;

    public DeferredWork(WorkQueue queue, String bucket, Clock clock) {
        this.queue = queue;
        this.bucket = bucket;
        this.clock = clock;
    }

    /** Queues the message that resumes the waiting work of a record, if it waits for a time. */
    void defer(MediaRecord record) {
        record.labelling().sources().stream()
                .filter(state -> state.status() == Status.QUEUED)
                .map(state -> state.progress().nextAttempt())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .ifPresent(due -> queue.send(WorkItem.resume(bucket, record.name(), due), delayUntil(due)));
    }

    /** Returns whether the message with this time is the latest one queued for the record. */
    public static boolean isCurrent(MediaRecord record, Instant due) {
        return record.labelling().any(state -> waitsUntil(state, due));
    }

    private static boolean waitsUntil(SourceState state, Instant due) {
        return state.status() == Status.QUEUED
                && Objects.equals(state.progress().nextAttempt(), due);
    }

    private Duration delayUntil(Instant due) {
        Duration delay = Duration.between(clock.instant(), due);
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
