package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import java.time.Duration;
import org.mediaquery.ingest.ConsumerSettings;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.queue.WorkQueue;

/** A message in flight in this replica: it stays invisible to others until it is finished or released. */
final class InFlightMessage {

    private static final System.Logger LOG = System.getLogger(InFlightMessage.class.getName());

    private final QueueMessage message;
    private final WorkQueue queue;
    private final Heartbeat heartbeat;

    /** The thread that processes the message; null when none does. */
    private Thread worker;

    private boolean cancelled;

    InFlightMessage(QueueMessage message, WorkQueue queue, ConsumerSettings settings) {
        this.message = message;
        this.queue = queue;
        this.heartbeat = Heartbeat.every(
                settings.scheduler(),
                settings.heartbeatInterval(),
                "could not extend the visibility timeout of message " + message.id(),
                () -> queue.changeVisibility(message, settings.visibilityTimeout()));
    }

    QueueMessage message() {
        return message;
    }

    /** Starts processing on the calling thread. Returns false if the message was canceled before. */
    synchronized boolean begin() {
        if (!cancelled) {
            worker = Thread.currentThread();
        }
        return !cancelled;
    }

    /** Ends processing; the visibility timeout is not extended any more. May be repeated. */
    void end() {
        synchronized (this) {
            worker = null;
            if (cancelled) {
                // clear the interrupt flag: the thread goes back to its pool
                LOG.log(Level.DEBUG, "canceled, and {0}", Thread.interrupted() ? "interrupted" : "finished");
            }
        }
        heartbeat.stop();
    }

    /** Cancels processing by interrupting its thread. */
    synchronized void cancel() {
        cancelled = true;
        if (worker != null) {
            worker.interrupt();
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Makes the message visible to other workers at once. */
    void release() {
        heartbeat.stop();
        try {
            queue.changeVisibility(message, Duration.ZERO);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "could not release message " + message.id() + "; it becomes visible after its visibility timeout",
                    e);
        }
    }
}
