package org.mediaquery.catalog;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/** Repeats a change that conflicted with a concurrent change, at once: each attempt reads the current state. */
public final class ConflictRetry {

    /** More than one concurrent writer is rare; this many conflicts in a row mean that something is wrong. */
    private static final ConflictRetry DEFAULT = new ConflictRetry(5);

    private static final System.Logger LOG = System.getLogger(ConflictRetry.class.getName());

    private final RetryPolicy<Object> policy;

    /** @param maxAttempts attempts until the conflict is the caller's, 1 or more */
    public ConflictRetry(int maxAttempts) {
        this.policy = RetryPolicy.builder()
                .handle(ConflictException.class)
                .withMaxAttempts(maxAttempts)
                .onRetry(event -> LOG.log(Level.DEBUG, "conflict, retrying", event.getLastException()))
                .build();
    }

    /**
     * Runs a change at most five times.
     *
     * @throws ConflictException when every attempt fails with a conflict
     */
    public static void run(Runnable change) {
        DEFAULT.get(() -> {
            change.run();
            return null;
        });
    }

    /**
     * Runs a change and returns its result.
     *
     * @throws ConflictException when every attempt fails with a conflict
     */
    public <T> T get(Supplier<T> change) {
        return Failsafe.with(policy).get(change::get);
    }
}
