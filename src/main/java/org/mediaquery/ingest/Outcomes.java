package org.mediaquery.ingest;

import java.time.Duration;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.queue.UnreadableMessageException;

/** The one place that says what a failure means for the message whose work failed. */
final class Outcomes {

    private Outcomes() {}

    static Outcome of(RuntimeException failure) {
        if (failure instanceof UnreadableMessageException) {
            return new Outcome.GiveUp(failure.getMessage());
        }
        if (failure instanceof BusyException busy) {
            return new Outcome.RetryLater(busy.remaining());
        }
        if (failure instanceof LabellingException labelling) {
            return new Outcome.RetryLater(labelling.after().orElse(Duration.ZERO));
        }
        // What is not known to be hopeless is tried again; the queue itself ends it after its maxReceiveCount.
        return new Outcome.RetryLater(Duration.ZERO);
    }
}
