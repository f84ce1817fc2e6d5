package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;
import org.mediaquery.catalog.ConflictException;

/**
 * Tries again and again to write down what was paid for while the catalogue does not answer: were it left to the next try of
 * the message, it would be paid for once more.
 */
public final class PersistentWrite {

    /** Longer than a table needs to recover; shorter than it makes sense to keep a worker from other work. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(PersistentWrite.class.getName());

    private PersistentWrite() {}

    /** Throws what the write threw when it is in vain, when there was a conflict, or when the worker is interrupted. */
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
                LOG.log(Level.WARNING, "what a labeller said could not be written down; tried again", e);
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
