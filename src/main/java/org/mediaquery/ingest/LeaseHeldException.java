package org.mediaquery.ingest;

import java.time.Duration;
import org.mediaquery.media.Printable;

/** Another worker is at the same object. */
public final class LeaseHeldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration remaining;

    /** @param remaining how long its claim lasts at the most */
    public LeaseHeldException(String name, Duration remaining) {
        super("another worker is at " + Printable.whole(name));
        this.remaining = remaining;
    }

    public Duration remaining() {
        return remaining;
    }
}
