package org.mediaquery.catalog.dynamo.table;

import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Exponential backoff for the unprocessed items of a batch. DynamoDB's client retries failed calls, but leaves unprocessed
 * items to the caller (DynamoDB developer guide, "Error handling: batch operations").
 */
public final class Backoff {

    private static final BackoffStrategy DELAYS =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofSeconds(5));
    private static final int MAX_ATTEMPTS = 8;

    private int attempts;

    /**
     * Waits before the next attempt. Delays increase from 50 ms to 5 s.
     *
     * @throws IllegalStateException after 8 attempts, or when the thread is interrupted
     */
    public void await() {
        if (++attempts > MAX_ATTEMPTS) {
            throw new IllegalStateException("DynamoDB left items of a batch unprocessed in " + MAX_ATTEMPTS
                    + " attempts: the table's capacity is exhausted. Raise it, or use on-demand capacity.");
        }
        try {
            Thread.sleep(DELAYS.computeDelay(attempts).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for DynamoDB", e);
        }
    }
}
