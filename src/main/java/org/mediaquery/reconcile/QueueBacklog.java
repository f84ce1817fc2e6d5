package org.mediaquery.reconcile;

import java.time.Duration;
import org.mediaquery.queue.WorkQueue;

/**
 * Accounts for a long queue: work that seems to be lost may still be in it, and queuing it again would only make the
 * queue longer.
 */
final class QueueBacklog {

    private static final int LONG_QUEUE = 100;

    private static final Duration LONG_QUEUE_AGE = Duration.ofDays(1);

    private QueueBacklog() {}

    /**
     * Returns the minimum age from which work counts as lost.
     *
     * @param usual minimum age while the queue is short
     */
    static Duration minimumAge(WorkQueue queue, Duration usual) {
        return queue.depth() > LONG_QUEUE ? LONG_QUEUE_AGE : usual;
    }
}
