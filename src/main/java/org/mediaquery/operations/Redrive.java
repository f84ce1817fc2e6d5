package org.mediaquery.operations;

import java.util.List;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.queue.WorkQueue;

/** Shows what was given up, and has it tried again. */
public final class Redrive {

    /** One answer's worth; who has more asks again. */
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

    /** About how many there are, those too that the queue itself gave up and that nobody wrote down. */
    long count() {
        return queue.deadLetterCount();
    }

    /**
     * Puts them back on the queue.
     *
     * @return how many
     */
    int redrive() {
        return queue.redrive(MOST, deadLetters::remove);
    }
}
