package org.mediaquery.operations;

import java.util.List;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.queue.WorkQueue;

/** Lists dead letters, and sends them back to the queue. */
public final class Redrive {

    /** The maximum number per request. Clients repeat the request for more. */
    static final int MOST = 1000;

    private final DeadLetters deadLetters;
    private final WorkQueue queue;

    public Redrive(DeadLetters deadLetters, WorkQueue queue) {
        this.deadLetters = deadLetters;
        this.queue = queue;
    }

    List<DeadLetters.Letter> latest() {
        return deadLetters.latest(MOST);
    }

    /** Returns the approximate number of dead letters, including those that the queue moved itself and that have no record. */
    long count() {
        return queue.deadLetterCount();
    }

    /**
     * Sends dead letters back to the queue.
     *
     * @return the number of messages sent
     */
    int redrive() {
        return queue.redrive(MOST, deadLetters::remove);
    }
}
