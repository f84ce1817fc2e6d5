package org.mediaquery.ingest;

import java.time.Duration;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.queue.UnreadableMessageException;

/** The one place that says what a failure means for the message whose work failed. */
final class Outcomes {

    private Outcomes() {}

    /** Of the tries that a message has, the last ones come after any claim that does not end by itself soon. */
    private static final Duration LONGEST_CLAIM = Duration.ofSeconds(150);

    /** @param tries how often the message has been tried, 1 or more */
    static Outcome of(RuntimeException failure, int tries) {
        if (failure instanceof UnreadableMessageException) {
            return new Outcome.GiveUp(failure.getMessage());
        }
        if (failure instanceof BusyException busy) {
            // most work ends in a moment, and gives its claim back; what takes longer is left alone for longer
            return new Outcome.RetryLater(
                    tries == 1
                            ? Duration.ZERO
                            : busy.remaining().compareTo(LONGEST_CLAIM) < 0 ? busy.remaining() : LONGEST_CLAIM);
        }
        if (failure instanceof LabellingException labelling) {
            return new Outcome.RetryLater(labelling.after().orElse(Duration.ZERO));
        }
        // What is not known to be hopeless is tried again; the queue itself ends it after its maxReceiveCount.
        return new Outcome.RetryLater(Duration.ZERO);
    }
}
