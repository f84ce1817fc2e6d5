package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import org.mediaquery.queue.WorkMessage;
import org.mediaquery.queue.WorkQueue;

/** Tells the queue what became of a message. */
final class Acknowledger {

    private static final System.Logger LOG = System.getLogger(Acknowledger.class.getName());

    private final WorkQueue queue;
    private final RetryDelays delays;
    private final GivingUp givingUp;

    Acknowledger(WorkQueue queue, RetryDelays delays, GivingUp givingUp) {
        this.givingUp = givingUp;
        this.queue = queue;
        this.delays = delays;
    }

    void tell(WorkMessage message, Outcome outcome) {
        try {
            if (outcome instanceof Outcome.Done) {
                queue.delete(message);
            } else if (outcome instanceof Outcome.RetryLater later) {
                queue.hide(message, delays.after(message.receiveCount(), later.atLeast()));
            } else if (outcome instanceof Outcome.SendAnew again) {
                queue.send(message.body(), again.delay());
                queue.delete(message);
            } else if (outcome instanceof Outcome.GiveUp hopeless) {
                givingUp.giveUp(message, hopeless.reason());
            }
        } catch (RuntimeException | Error e) {
            // the message becomes visible again by itself, and doing its work twice changes nothing
            LOG.log(Level.WARNING, "the queue could not be told what became of message " + message.id(), e);
        }
    }
}
