package org.mediaquery.imaging.readers;

import java.time.Duration;
import org.mediaquery.media.UnreadableMediaException;

/**
 * The end of the time that decoding a file may take. No decoder can be ended from outside, and its thread cannot either; but
 * each has to read, and what it reads from ends it.
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
     * Begins now.
     *
     * @param what takes the time: a noun, for the message
     */
    public static Deadline after(Duration limit, String what) {
        return new Deadline(what, limit);
    }

    /**
     * To be called now and then by whoever works against it.
     *
     * @throws UnreadableMediaException when the time is over
     * @throws IllegalStateException when the thread was interrupted, which stays to be seen
     */
    public void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedDecodingException();
        }
        if (System.nanoTime() - end > 0) {
            throw new UnreadableMediaException("The " + what + " takes longer to decode than "
                    + limit.toMillis() / 1000.0 + " seconds, so it was given up.");
        }
    }
}
