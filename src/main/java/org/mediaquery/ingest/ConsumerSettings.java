package org.mediaquery.ingest;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The threads, limits and timeouts of the consumer in one replica.
 *
 * @param executor runs the consumer and its work; needs more threads than {@code concurrency}
 * @param scheduler runs heartbeats
 * @param concurrency the most messages in flight, 1 or more
 * @param maxAttempts failed attempts after which a message is dead-lettered, 1 or more
 * @param visibilityTimeout a worker without a heartbeat for this long is considered dead, and other workers take over
 *     its messages and leases
 */
public record ConsumerSettings(
        ExecutorService executor,
        ScheduledExecutorService scheduler,
        int concurrency,
        int maxAttempts,
        Duration visibilityTimeout) {

    /** Heartbeats per visibility timeout: two may fail before a worker is considered dead. */
    private static final int HEARTBEATS_PER_TIMEOUT = 3;

    /** Returns the time between two heartbeats. */
    public Duration heartbeatInterval() {
        return visibilityTimeout.dividedBy(HEARTBEATS_PER_TIMEOUT);
    }
}
