package org.mediaquery.ingest.consumer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential backoff with jitter between polls of a queue that does not respond. */
final class PollBackoff {

    private static final Duration FIRST = Duration.ofSeconds(1);

    /** The longest time until the loop notices that the queue is back. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int MAX_DOUBLINGS = 16;

    private final RandomGenerator random;

    PollBackoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Returns the delay before the next poll.
     *
     * @param failures consecutive failures, 1 or more
     */
    Duration after(int failures) {
        long full = Math.min(FIRST.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS), LONGEST.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
