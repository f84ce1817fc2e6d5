package org.mediaquery.ingest;

import java.time.Duration;

/** What happens to a message after processing. */
public sealed interface Outcome {

    /** The catalog is up to date: delete the message. */
    record Acknowledge() implements Outcome {}

    /**
     * Another attempt may succeed: the message becomes visible again.
     *
     * @param atLeast the shortest delay that makes sense
     */
    record Retry(Duration atLeast) implements Outcome {}

    /**
     * The message was never processed, but was received so often that the queue would dead-letter it: a new message
     * replaces it.
     *
     * @param delay before the new message becomes visible
     */
    record Requeue(Duration delay) implements Outcome {}

    /**
     * No attempt can succeed, or the attempts are exhausted: the message goes to the dead letters.
     *
     * @param reason a sentence for the operator
     */
    record DeadLetter(String reason) implements Outcome {}
}
