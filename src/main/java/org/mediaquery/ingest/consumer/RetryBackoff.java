package org.mediaquery.ingest.consumer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a message waits for its next try: twice as long each time, between half and all of it at random, so that
 * messages that failed together do not come back together.
 */
public final class RetryBackoff {

    private static final Duration FIRST = Duration.ofSeconds(4);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final RandomGenerator random;

    public RetryBackoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param receiveCount how often the message has been tried, 1 or more
     * @param atLeast the shortest time that makes sense
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
