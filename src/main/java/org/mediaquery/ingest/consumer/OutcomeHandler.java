package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import java.util.List;
import org.mediaquery.ingest.Outcome;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.queue.WorkQueue;

/** Applies the outcome of a message to the queue: delete, retry later, requeue or dead-letter. */
public final class OutcomeHandler {

    private static final System.Logger LOG = System.getLogger(OutcomeHandler.class.getName());

    private final WorkQueue queue;
    private final RetryBackoff backoff;
    private final DeadLetterHandler deadLetterHandler;

    public OutcomeHandler(WorkQueue queue, RetryBackoff backoff, DeadLetterHandler deadLetterHandler) {
        this.deadLetterHandler = deadLetterHandler;
        this.queue = queue;
        this.backoff = backoff;
    }

    /** @param events of the message; none when it cannot be read */
    void apply(QueueMessage message, List<QueueEvent> events, Outcome outcome) {
        try {
            if (outcome instanceof Outcome.Acknowledge) {
                queue.delete(message);
            } else if (outcome instanceof Outcome.Retry retry) {
                queue.changeVisibility(message, backoff.after(message.receiveCount(), retry.atLeast()));
            } else if (outcome instanceof Outcome.Requeue requeue) {
                queue.send(message.body(), requeue.delay());
                queue.delete(message);
            } else if (outcome instanceof Outcome.DeadLetter deadLetter) {
                deadLetterHandler.deadLetter(message, events, deadLetter.reason());
            }
        } catch (RuntimeException | Error e) {
            // the message becomes visible again by itself, and processing it twice is harmless
            LOG.log(Level.WARNING, "could not apply the outcome of message " + message.id(), e);
        }
    }
}
