package org.mediaquery.media;

import java.time.Instant;

/**
 * How far a labeller got with an object.
 *
 * @param status the same words as for the object as a whole
 * @param reason a sentence that a person can act on, for what failed, is not supported, or waits; else null
 * @param job the provider's name for the work, while it runs there; else null
 * @param at when it got there; null for what was not begun
 * @param due when work that waits is tried again; null when it waits for something other than the time
 */
public record Progress(Status status, String reason, String job, Instant at, Instant due) {

    /** Not begun. */
    public static Progress pending() {
        return new Progress(Status.PENDING, null, null, null, null);
    }

    /**
     * Begun, and not at its end.
     *
     * @param reason why not, when a try failed in passing and another one follows; else null
     * @param at when the last try began or failed
     */
    public static Progress pending(String reason, Instant at) {
        return new Progress(Status.PENDING, reason, null, at, null);
    }

    /**
     * Waits, which is no failure.
     *
     * @param due when it is tried again; null: when a job of the provider is free
     */
    public static Progress queued(String reason, Instant at, Instant due) {
        return new Progress(Status.QUEUED, reason, null, at, due);
    }

    /** A job of the provider runs. */
    public static Progress processing(String job, Instant at) {
        return new Progress(Status.PROCESSING, null, job, at, null);
    }

    /** The labeller said what it sees. */
    public static Progress labelled(Instant at) {
        return new Progress(Status.LABELLED, null, null, at, null);
    }

    /** It came to its end without labels. */
    public static Progress ended(Status status, String reason, Instant at) {
        return new Progress(status, reason, null, at, null);
    }
}
