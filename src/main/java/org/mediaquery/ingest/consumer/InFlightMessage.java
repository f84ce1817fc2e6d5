package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import java.time.Duration;
import org.mediaquery.ingest.ConsumerSettings;
import org.mediaquery.ingest.Heartbeat;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.queue.WorkQueue;

/** A message that this replica has in hand: it stays invisible to others until it is done, or given back. */
final class InFlightMessage {

    private static final System.Logger LOG = System.getLogger(InFlightMessage.class.getName());

    private final QueueMessage message;
    private final WorkQueue queue;
    private final Heartbeat heartbeat;

    /** Whoever works on it now; null when nobody does. */
    private Thread worker;

    private boolean cancelled;

    InFlightMessage(QueueMessage message, WorkQueue queue, ConsumerSettings settings) {
        this.message = message;
        this.queue = queue;
        this.heartbeat = Heartbeat.every(
                settings.scheduler(),
                settings.heartbeatInterval(),
                "message " + message.id() + " could not be kept invisible",
                () -> queue.changeVisibility(message, settings.visibilityTimeout()));
    }

    QueueMessage message() {
        return message;
    }

    /** The thread that calls this begins to work on it, unless it has been broken off before. */
    synchronized boolean begin() {
        if (!cancelled) {
            worker = Thread.currentThread();
        }
        return !cancelled;
    }

    /** The work on it has ended; what is told of the message from then on stands. May be repeated. */
    void end() {
        synchronized (this) {
            worker = null;
            if (cancelled) {
                // the thread goes back to where it came from as it was
                LOG.log(Level.DEBUG, "broken off, and {0}", Thread.interrupted() ? "interrupted" : "done");
            }
        }
        heartbeat.stop();
    }

    /** Has the work on it end soon. */
    synchronized void cancel() {
        cancelled = true;
        if (worker != null) {
            worker.interrupt();
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Others get it at once. */
    void release() {
        heartbeat.stop();
        try {
            queue.changeVisibility(message, Duration.ZERO);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "message " + message.id() + " could not be given back, and comes back later", e);
        }
    }
}
