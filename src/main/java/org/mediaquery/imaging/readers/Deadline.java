package org.mediaquery.imaging.readers;

import java.time.Duration;
import org.mediaquery.media.UnreadableMediaException;

/**
 * A time limit for decoding a file. A decoder and its thread cannot be stopped from outside, but each decoder must
 * read, and its input fails after the deadline.
 */
public final class Deadline {

    private final String what;
    private final Duration limit;
    private final long end;

    private Deadline(String what, Duration limit) {
        this.what = what;
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /**
     * Starts a deadline now.
     *
     * @param what a noun for the message
     */
    public static Deadline after(Duration limit, String what) {
        return new Deadline(what, limit);
    }

    /**
     * Checks the deadline. Call this regularly while decoding.
     *
     * @throws UnreadableMediaException if the time is over
     * @throws IllegalStateException if the thread was interrupted; the interrupt status remains set
     */
    public void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedDecodingException();
        }
        if (System.nanoTime() - end > 0) {
            throw new UnreadableMediaException("The " + what + " takes longer to decode than "
                    + limit.toMillis() / 1000.0 + " seconds, so decoding was stopped.");
        }
    }
}
