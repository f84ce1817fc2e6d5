package org.mediaquery.catalog.dynamo.table;

import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * The waits between tries when DynamoDB took a part of a batch only. Its client retries whole failures by itself, but
 * leaves unprocessed items to the caller (DynamoDB developer guide, "Error handling: batch operations").
 */
public final class Backoff {

    private static final BackoffStrategy WAITS =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofSeconds(5));
    private static final int TRIES = 8;

    private int tries;

    /**
     * Waits before the next attempt, longer each time.
     *
     * @throws IllegalStateException when it has been tried often enough, or the thread is interrupted
     */
    public void await() {
        if (++tries > TRIES) {
            throw new IllegalStateException("DynamoDB keeps refusing a part of a batch: its capacity is used up");
        }
        try {
            Thread.sleep(WAITS.computeDelay(tries).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for DynamoDB", e);
        }
    }
}
