package org.mediaquery.media.labels;

import java.time.Instant;

/**
 * The progress of a labeller with an object.
 *
 * @param status the labeller's status
 * @param reason an actionable sentence for failed, unsupported and waiting objects; otherwise null
 * @param job the id of the provider's running job; otherwise null
 * @param since when the status was reached; null before the start
 * @param nextAttempt when waiting work is retried; null when it waits for another event
 */
public record SourceProgress(Status status, String reason, String job, Instant since, Instant nextAttempt) {

    /** Returns the progress before the start. */
    public static SourceProgress pending() {
        return new SourceProgress(Status.PENDING, null, null, null, null);
    }

    /**
     * Returns the progress of work that has started, or failed temporarily and will be retried.
     *
     * @param reason of the temporary failure; otherwise null
     * @param at when the last attempt started or failed
     */
    public static SourceProgress pending(String reason, Instant at) {
        return new SourceProgress(Status.PENDING, reason, null, at, null);
    }

    /**
     * Returns the progress of work that waits without a failure.
     *
     * @param due when the work is retried; null when it waits until the provider can take another job
     */
    public static SourceProgress queued(String reason, Instant at, Instant due) {
        return new SourceProgress(Status.QUEUED, reason, null, at, due);
    }

    /** Returns the progress while the provider runs a job. */
    public static SourceProgress processing(String job, Instant at) {
        return new SourceProgress(Status.PROCESSING, null, job, at, null);
    }

    /** Returns the progress after the labeller returned labels. */
    public static SourceProgress labelled(Instant at) {
        return new SourceProgress(Status.LABELLED, null, null, at, null);
    }

    /** Returns the progress of work that ended without labels. */
    public static SourceProgress ended(Status status, String reason, Instant at) {
        return new SourceProgress(status, reason, null, at, null);
    }
}
