package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs a task at a fixed interval to show that a worker is alive, until it is stopped. */
final class Heartbeat {

    private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());

    private final String failureMessage;
    private final Runnable beat;
    private ScheduledFuture<?> schedule;
    private boolean stopped;

    private Heartbeat(String failureMessage, Runnable beat) {
        this.failureMessage = failureMessage;
        this.beat = beat;
    }

    /**
     * Starts a heartbeat; the first one is due after one period.
     *
     * @param failureMessage logged when a heartbeat fails; later ones still run
     */
    static Heartbeat every(ScheduledExecutorService scheduler, Duration period, String failureMessage, Runnable beat) {
        Heartbeat heartbeat = new Heartbeat(failureMessage, beat);
        synchronized (heartbeat) {
            heartbeat.schedule = scheduler.scheduleAtFixedRate(
                    heartbeat::tick, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        }
        return heartbeat;
    }

    /** Stops the heartbeat. After this returns, no heartbeat is running and none follows. */
    synchronized void stop() {
        stopped = true;
        schedule.cancel(false);
    }

    private synchronized void tick() {
        if (stopped) {
            return;
        }
        try {
            beat.run();
        } catch (RuntimeException | Error e) {
            // an exception would cancel the schedule
            LOG.log(Level.WARNING, failureMessage, e);
        }
    }
}
