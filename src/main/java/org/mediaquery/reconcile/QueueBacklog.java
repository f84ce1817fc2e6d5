package org.mediaquery.reconcile;

import java.time.Duration;
import org.mediaquery.queue.WorkQueue;

/** While many messages wait, what seems to be lost may be among them: sending it again would only make the queue longer. */
final class QueueBacklog {

    private static final int MANY = 100;

    private static final Duration LONG_AGO = Duration.ofDays(1);

    private QueueBacklog() {}

    /**
     * The least time after which something counts as lost.
     *
     * @param usual that time while the queue is short
     */
    static Duration patience(WorkQueue queue, Duration usual) {
        return queue.depth() > MANY ? LONG_AGO : usual;
    }
}
