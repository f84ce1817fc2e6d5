package org.mediaquery.ingest.consumer;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mediaquery.ingest.LeaseHeldException;
import org.mediaquery.ingest.Outcome;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.queue.UnreadableMessageException;

/** The one place that says what a failure means for the message whose work failed. */
public final class FailurePolicy {

    /** Of the tries that a message has, the last ones come after any claim that does not end by itself soon. */
    private static final Duration LONGEST_CLAIM = Duration.ofSeconds(150);

    /** Of tries that a stop broke off; the queue's own limit is to be greater by more than that. */
    private static final int SPARE_TRIES = 2;

    private final int mostTries;

    /** @param mostTries after so many that failed a message is given up, 1 or more */
    public FailurePolicy(int mostTries) {
        this.mostTries = mostTries;
    }

    /**
     * What becomes of a message that came so often that its earlier tries cannot have ended here: each of them would have
     * given it up. They ended with the process, which this message may be the reason of.
     *
     * @param tries how often the message has come, this time included
     * @return null when it is to be tried
     */
    Outcome beforeTry(int tries) {
        return tries <= mostTries + SPARE_TRIES
                ? null
                : new Outcome.GiveUp("It came " + tries + " times, and each time the process ended before its work was"
                        + " done, or the work was broken off. Look at the log for what ended the process, such as a lack"
                        + " of memory.");
    }

    /**
     * Returns the outcome of a failed attempt.
     *
     * @param tries number of attempts so far, 1 or more
     */
    public Outcome of(Throwable failure, int tries) {
        if (failure instanceof UnreadableMessageException) {
            return new Outcome.GiveUp(failure.getMessage());
        }
        if (failure instanceof LeaseHeldException busy) {
            return of(busy, tries);
        }
        if (tries >= mostTries) {
            return new Outcome.GiveUp("Tried " + tries + " times; the last time: " + reasons(failure));
        }
        if (failure instanceof LabellingException labelling) {
            return new Outcome.RetryLater(labelling.after().orElse(Duration.ZERO));
        }
        // what is not known to be hopeless is tried again
        return new Outcome.RetryLater(Duration.ZERO);
    }

    private Outcome of(LeaseHeldException busy, int tries) {
        // most work ends in a moment, and gives its claim back; what takes longer is left alone for longer
        Duration delay = busy.remaining().compareTo(LONGEST_CLAIM) < 0 ? busy.remaining() : LONGEST_CLAIM;
        if (tries >= mostTries) {
            return new Outcome.SendAnew(delay);
        }
        return new Outcome.RetryLater(tries == 1 ? Duration.ZERO : delay);
    }

    /** Of several labellers each has its own. */
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
        // "Java heap space" says nothing to a person
        return failure instanceof Error ? type + ": " + message : message;
    }
}
