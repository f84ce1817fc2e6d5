package org.mediaquery.ingest;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;
import org.mediaquery.catalog.ConflictException;

/**
 * Retries the write of a paid result while the catalog is unavailable. Without it, the next attempt of the message
 * would pay for the result again.
 */
public final class RetryingWrite {

    /** Longer than a table needs to recover, but short enough not to block a worker for too long. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final System.Logger LOG = System.getLogger(RetryingWrite.class.getName());

    private static final RetryPolicy<Object> POLICY = RetryPolicy.builder()
            .handle(RuntimeException.class)
            .abortOn(ConflictException.class)
            // the worker was canceled during the write
            .abortIf((result, failure) -> Thread.currentThread().isInterrupted())
            .withMaxAttempts(-1)
            .withMaxDuration(LIMIT)
            .withBackoff(Duration.ofMillis(250), Duration.ofSeconds(5))
            .onRetry(event -> LOG.log(
                    Level.WARNING, "could not store the answer of a labeller, retrying", event.getLastException()))
            .build();

    private RetryingWrite() {}

    /**
     * Runs the write until it succeeds. Throws its last exception after two minutes or a conflict, and a
     * {@link dev.failsafe.FailsafeException} when the worker is interrupted while it waits.
     */
    public static <T> T write(Supplier<T> write) {
        return Failsafe.with(POLICY).get(write::get);
    }
}
