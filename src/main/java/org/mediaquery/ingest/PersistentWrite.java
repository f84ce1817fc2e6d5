package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;
import org.mediaquery.catalog.ConflictException;

/**
 * Retries the write of a paid result while the catalog is unavailable. Without it, the next attempt of the message
 * would pay for the result again.
 */
public final class PersistentWrite {

    /** Longer than a table needs to recover, but short enough not to block a worker for too long. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(PersistentWrite.class.getName());

    private PersistentWrite() {}

    /**
     * Runs the write until it succeeds. Throws its last exception after the time limit, after a conflict, or when the
     * worker is interrupted.
     */
    public static <T> T write(Supplier<T> write) {
        long end = System.nanoTime() + LIMIT.toNanos();
        for (Duration wait = FIRST; ; wait = longer(wait)) {
            try {
                return write.get();
            } catch (ConflictException e) {
                throw e;
            } catch (RuntimeException e) {
                if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.log(Level.WARNING, "could not store the answer of a labeller, retrying", e);
                pause(wait, e);
            }
        }
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }

    private static void pause(Duration wait, RuntimeException failure) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
            throw failure;
        }
    }
}
