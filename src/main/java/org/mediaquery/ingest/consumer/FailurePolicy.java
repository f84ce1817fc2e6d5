package org.mediaquery.ingest.consumer;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mediaquery.ingest.ObjectBusyException;
import org.mediaquery.ingest.Outcome;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.queue.UnreadableMessageException;

/**
 * Decides what happens to a message whose processing threw an exception. What a provider refuses permanently, and what has to
 * wait for a provider, is not thrown: it becomes the state of the record (LabellerRegistry).
 */
public final class FailurePolicy {

    /** The longest delay for a held lease: the last attempts come after any lease that does not end by itself soon. */
    private static final Duration LONGEST_LEASE_DELAY = Duration.ofSeconds(150);

    /**
     * Receives allowed for attempts that a shutdown canceled; maxReceiveCount of the queue must exceed the maximum of
     * attempts by more than this.
     */
    private static final int SPARE_ATTEMPTS = 2;

    private final int maxAttempts;

    /** @param maxAttempts failed attempts after which a message is dead-lettered, 1 or more */
    public FailurePolicy(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    /**
     * Dead-letters a message that has been received so often that its earlier attempts cannot have ended here: each
     * would have dead-lettered it. They ended with the process, and this message may be the cause.
     *
     * @param attempts receive count of the message, including this one
     * @return null when the message should be processed
     */
    Outcome beforeAttempt(int attempts) {
        return attempts <= maxAttempts + SPARE_ATTEMPTS
                ? null
                : new Outcome.DeadLetter("Received " + attempts
                        + " times, but each time the process ended or canceled the work before it was"
                        + " done. Check the log for what ended the process, for example a lack of memory.");
    }

    /**
     * Returns the outcome of a failed attempt.
     *
     * @param attempts number of attempts so far, 1 or more
     */
    public Outcome of(Throwable failure, int attempts) {
        if (failure instanceof UnreadableMessageException) {
            return new Outcome.DeadLetter(failure.getMessage());
        }
        if (failure instanceof ObjectBusyException held) {
            return of(held, attempts);
        }
        if (attempts >= maxAttempts) {
            return new Outcome.DeadLetter("Failed " + attempts + " times; last failure: " + reasons(failure));
        }
        if (failure instanceof LabellingException labelling) {
            return new Outcome.Retry(labelling.after().orElse(Duration.ZERO));
        }
        // every failure that is not known to be permanent is retried
        return new Outcome.Retry(Duration.ZERO);
    }

    private Outcome of(ObjectBusyException held, int attempts) {
        // most work releases its lease within moments: wait longer only if the lease is still held on the second
        // attempt
        Duration delay = held.remaining().compareTo(LONGEST_LEASE_DELAY) < 0 ? held.remaining() : LONGEST_LEASE_DELAY;
        if (attempts >= maxAttempts) {
            return new Outcome.Requeue(delay);
        }
        return new Outcome.Retry(attempts == 1 ? Duration.ZERO : delay);
    }

    /** Joins the reasons of all labellers that failed. */
    private static String reasons(Throwable failure) {
        return Stream.concat(
                        Stream.of(failure),
                        Stream.of(failure.getSuppressed()).filter(LabellingException.class::isInstance))
                .map(FailurePolicy::reason)
                .collect(Collectors.joining(" "));
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        String type = failure.getClass().getSimpleName();
        if (message == null || message.isBlank()) {
            return type;
        }
        // "Java heap space" alone does not help an operator
        return failure instanceof Error ? type + ": " + message : message;
    }
}
