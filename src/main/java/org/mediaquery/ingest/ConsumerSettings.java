package org.mediaquery.ingest;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Who does the work of one replica.
 *
 * @param executor runs the consumer and the work; it has more threads than {@code size}
 * @param scheduler runs what shows that workers are alive
 * @param concurrency how many messages are worked on at a time, 1 or more
 * @param maxAttempts after so many that failed a message is given up, 1 or more
 * @param visibilityTimeout a worker of which nothing was heard for so long is dead, and others take over what it had in hand
 */
public record ConsumerSettings(
        ExecutorService executor,
        ScheduledExecutorService scheduler,
        int concurrency,
        int maxAttempts,
        Duration visibilityTimeout) {

    /** Two beats may fail before a worker counts as dead. */
    private static final int BEATS = 3;

    public Duration heartbeatInterval() {
        return visibilityTimeout.dividedBy(BEATS);
    }
}
