package org.mediaquery.media.labels;

import java.time.Instant;

/**
 * How far a labeller got with an object.
 *
 * @param status the same words as for the object as a whole
 * @param reason a sentence that a person can act on, for what failed, is not supported, or waits; else null
 * @param job the provider's name for the work, while it runs there; else null
 * @param since when it got there; null for what was not begun
 * @param nextAttempt when work that waits is tried again; null when it waits for something other than the time
 */
public record SourceProgress(Status status, String reason, String job, Instant since, Instant nextAttempt) {

    /** Not begun. */
    public static SourceProgress pending() {
        return new SourceProgress(Status.PENDING, null, null, null, null);
    }

    /**
     * Begun, and not at its end.
     *
     * @param reason why not, when a try failed in passing and another one follows; else null
     * @param at when the last try began or failed
     */
    public static SourceProgress pending(String reason, Instant at) {
        return new SourceProgress(Status.PENDING, reason, null, at, null);
    }

    /**
     * Waits, which is no failure.
     *
     * @param due when it is tried again; null: when a job of the provider is free
     */
    public static SourceProgress queued(String reason, Instant at, Instant due) {
        return new SourceProgress(Status.QUEUED, reason, null, at, due);
    }

    /** A job of the provider runs. */
    public static SourceProgress processing(String job, Instant at) {
        return new SourceProgress(Status.PROCESSING, null, job, at, null);
    }

    /** The labeller said what it sees. */
    public static SourceProgress labelled(Instant at) {
        return new SourceProgress(Status.LABELLED, null, null, at, null);
    }

    /** It came to its end without labels. */
    public static SourceProgress ended(Status status, String reason, Instant at) {
        return new SourceProgress(status, reason, null, at, null);
    }
}
