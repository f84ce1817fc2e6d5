package org.mediaquery.ingest.consumer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long the queue is left alone after it gave no answer: longer each time, and not the same for all replicas. */
final class PollBackoff {

    private static final Duration FIRST = Duration.ofSeconds(1);

    /** So long at the most it may take to notice that the queue is back. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int MOST_DOUBLINGS = 16;

    private final RandomGenerator random;

    PollBackoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param failures in a row, 1 or more */
    Duration after(int failures) {
        long full = Math.min(FIRST.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS), LONGEST.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
