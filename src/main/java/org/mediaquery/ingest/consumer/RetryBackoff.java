package org.mediaquery.ingest.consumer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with jitter between attempts of a message: the delay doubles each time, and a random half of it
 * spreads messages that failed together.
 */
public final class RetryBackoff {

    private static final Duration FIRST = Duration.ofSeconds(4);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final RandomGenerator random;

    public RetryBackoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Returns the delay before the next attempt.
     *
     * @param receiveCount attempts so far, 1 or more
     * @param atLeast the shortest delay that makes sense
     */
    Duration after(int receiveCount, Duration atLeast) {
        int doublings = Math.min(receiveCount - 1, 16);
        long full = Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
        Duration delay = Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
        return delay.compareTo(atLeast) > 0
                ? delay
                : atLeast.plus(Duration.ofMillis(random.nextLong(FIRST.toMillis())));
    }
}
