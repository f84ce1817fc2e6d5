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
 * Puts work aside that has to wait. It comes back as a message of its own, so that waiting does not count as a failed try
 * of the message that began it.
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

    /** Sends the message that brings the record's waiting work back, if it waits for a time to come. */
    void defer(MediaRecord record) {
        record.labelling().sources().stream()
                .filter(state -> state.status() == Status.QUEUED)
                .map(state -> state.progress().nextAttempt())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .ifPresent(due -> queue.send(WorkItem.resume(bucket, record.name(), due), until(due)));
    }

    /** Whether the message with this time is the one that was sent last for the record. */
    public static boolean isCurrent(MediaRecord record, Instant due) {
        return record.labelling().any(state -> waitsUntil(state, due));
    }

    private static boolean waitsUntil(SourceState state, Instant due) {
        return state.status() == Status.QUEUED
                && Objects.equals(state.progress().nextAttempt(), due);
    }

    private Duration until(Instant due) {
        Duration delay = Duration.between(clock.instant(), due);
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
