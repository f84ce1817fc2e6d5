package org.mediaquery.ingest.consumer;

import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Exponential backoff with jitter between attempts of a message: the delay doubles each time, and a random half of it
 * spreads messages that failed together.
 */
public final class RetryBackoff {

    private static final Duration FIRST = Duration.ofSeconds(4);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final BackoffStrategy delays = BackoffStrategy.exponentialDelayHalfJitter(FIRST, LONGEST);
    private final BackoffStrategy spread = BackoffStrategy.fixedDelay(FIRST);

    /**
     * Returns the delay before the next attempt.
     *
     * @param receiveCount attempts so far, 1 or more
     * @param atLeast the shortest delay that makes sense
     */
    Duration after(int receiveCount, Duration atLeast) {
        // the strategy counts the first attempt, which has no delay
        Duration delay = delays.computeDelay(receiveCount + 1);
        return delay.compareTo(atLeast) > 0 ? delay : atLeast.plus(spread.computeDelay(receiveCount + 1));
    }
}
