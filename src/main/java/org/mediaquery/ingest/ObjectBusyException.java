package org.mediaquery.ingest;

import java.time.Duration;
import org.mediaquery.media.Printable;

/** Thrown when an object cannot be processed now. Nothing has failed: its message is received again later. */
public final class ObjectBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration remaining;

    private ObjectBusyException(String message, Duration remaining) {
        super(message);
        this.remaining = remaining;
    }

    /** Another worker holds the lease on the object. */
    public static ObjectBusyException leased(String name, Duration remaining) {
        return new ObjectBusyException("another worker holds the lease on " + Printable.whole(name), remaining);
    }

    /** Too many large objects are being processed. */
    public static ObjectBusyException large(String name, Duration remaining) {
        return new ObjectBusyException(
                Printable.whole(name) + " waits until fewer large objects are being processed", remaining);
    }

    /** Returns the longest time until the object is free. */
    public Duration remaining() {
        return remaining;
    }
}
