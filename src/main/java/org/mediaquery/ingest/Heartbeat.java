package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Shows again and again that a worker is alive, until it is stopped. */
public final class Heartbeat {

    private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());

    private final String what;
    private final Runnable tick;
    private ScheduledFuture<?> beats;
    private boolean stopped;

    private Heartbeat(String what, Runnable beat) {
        this.what = what;
        this.tick = beat;
    }

    /**
     * Begins to beat, the first time after one period.
     *
     * @param what is told when a beat fails, which does not end the others
     */
    public static Heartbeat every(ScheduledExecutorService scheduler, Duration period, String what, Runnable beat) {
        Heartbeat pulse = new Heartbeat(what, beat);
        synchronized (pulse) {
            pulse.beats = scheduler.scheduleAtFixedRate(
                    pulse::tick, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        }
        return pulse;
    }

    /** Once this has returned no beat is under way, and none follows. */
    public synchronized void stop() {
        stopped = true;
        beats.cancel(false);
    }

    private synchronized void tick() {
        if (stopped) {
            return;
        }
        try {
            tick.run();
        } catch (RuntimeException | Error e) {
            // thrown on, it would end the beats that follow
            LOG.log(Level.WARNING, what, e);
        }
    }
}
