package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.mediaquery.queue.WorkMessage;
import org.mediaquery.queue.WorkQueue;

/** Keeps a message invisible to other workers for as long as it is worked on. */
final class Heartbeat {

    private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());

    private final WorkQueue queue;
    private final ScheduledExecutorService scheduler;
    private final Duration visibility;

    /**
     * @param visibility how long a message stays invisible after each beat; there are three beats in that time, so that
     *     two may fail
     */
    Heartbeat(WorkQueue queue, ScheduledExecutorService scheduler, Duration visibility) {
        this.queue = queue;
        this.scheduler = scheduler;
        this.visibility = visibility;
    }

    /** Starts to beat for a message; ends when it is cancelled. */
    ScheduledFuture<?> start(WorkMessage message) {
        long period = visibility.toMillis() / 3;
        return scheduler.scheduleAtFixedRate(() -> beat(message), period, period, TimeUnit.MILLISECONDS);
    }

    private void beat(WorkMessage message) {
        try {
            queue.hide(message, visibility);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "message " + message.id() + " could not be kept invisible", e);
        }
    }
}
