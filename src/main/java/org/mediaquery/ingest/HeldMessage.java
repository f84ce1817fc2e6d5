package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Duration;
import org.mediaquery.queue.WorkMessage;
import org.mediaquery.queue.WorkQueue;

/** A message that this replica has in hand: it stays invisible to others until it is done, or given back. */
final class HeldMessage {

    private static final System.Logger LOG = System.getLogger(HeldMessage.class.getName());

    private final WorkMessage message;
    private final WorkQueue queue;
    private final Pulse pulse;

    /** Whoever works on it now; null when nobody does. */
    private Thread worker;

    private boolean brokenOff;

    HeldMessage(WorkMessage message, WorkQueue queue, Crew crew) {
        this.message = message;
        this.queue = queue;
        this.pulse = Pulse.every(
                crew.scheduler(),
                crew.beat(),
                "message " + message.id() + " could not be kept invisible",
                () -> queue.hide(message, crew.takeover()));
    }

    WorkMessage message() {
        return message;
    }

    /** The thread that calls this begins to work on it, unless it has been broken off before. */
    synchronized boolean begin() {
        if (!brokenOff) {
            worker = Thread.currentThread();
        }
        return !brokenOff;
    }

    /** The work on it has ended; what is told of the message from then on stands. May be repeated. */
    void end() {
        synchronized (this) {
            worker = null;
            if (brokenOff) {
                // the thread goes back to where it came from as it was
                LOG.log(Level.DEBUG, "broken off, and {0}", Thread.interrupted() ? "interrupted" : "done");
            }
        }
        pulse.stop();
    }

    /** Has the work on it end soon. */
    synchronized void breakOff() {
        brokenOff = true;
        if (worker != null) {
            worker.interrupt();
        }
    }

    synchronized boolean isBrokenOff() {
        return brokenOff;
    }

    /** Others get it at once. */
    void giveBack() {
        pulse.stop();
        try {
            queue.hide(message, Duration.ZERO);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "message " + message.id() + " could not be given back, and comes back later", e);
        }
    }
}
