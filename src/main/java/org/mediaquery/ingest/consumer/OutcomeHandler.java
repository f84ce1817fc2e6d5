package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import org.mediaquery.ingest.Outcome;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.queue.WorkQueue;

/** Tells the queue what became of a message. */
public final class OutcomeHandler {

    private static final System.Logger LOG = System.getLogger(OutcomeHandler.class.getName());

    private final WorkQueue queue;
    private final RetryBackoff delays;
    private final DeadLetterHandler deadLetterHandler;

    public OutcomeHandler(WorkQueue queue, RetryBackoff delays, DeadLetterHandler deadLetterHandler) {
        this.deadLetterHandler = deadLetterHandler;
        this.queue = queue;
        this.delays = delays;
    }

    void apply(QueueMessage message, Outcome outcome) {
        try {
            if (outcome instanceof Outcome.Acknowledge) {
                queue.delete(message);
            } else if (outcome instanceof Outcome.RetryLater later) {
                queue.changeVisibility(message, delays.after(message.receiveCount(), later.atLeast()));
            } else if (outcome instanceof Outcome.SendAnew again) {
                queue.send(message.body(), again.delay());
                queue.delete(message);
            } else if (outcome instanceof Outcome.GiveUp hopeless) {
                deadLetterHandler.deadLetter(message, hopeless.reason());
            }
        } catch (RuntimeException | Error e) {
            // the message becomes visible again by itself, and doing its work twice changes nothing
            LOG.log(Level.WARNING, "the queue could not be told what became of message " + message.id(), e);
        }
    }
}
