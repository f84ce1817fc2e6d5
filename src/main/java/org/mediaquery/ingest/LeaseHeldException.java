package org.mediaquery.ingest;

import java.time.Duration;
import org.mediaquery.media.Printable;

/** Thrown when another worker holds the lease on the object. */
public final class LeaseHeldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration remaining;

    /** @param remaining the longest time until the lease ends */
    public LeaseHeldException(String name, Duration remaining) {
        super("another worker holds the lease on " + Printable.whole(name));
        this.remaining = remaining;
    }

    public Duration remaining() {
        return remaining;
    }
}
