package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Shows again and again that a worker is alive, until it is stopped. */
final class Pulse {

    private static final System.Logger LOG = System.getLogger(Pulse.class.getName());

    private final String what;
    private final Runnable beat;
    private ScheduledFuture<?> beats;
    private boolean stopped;

    private Pulse(String what, Runnable beat) {
        this.what = what;
        this.beat = beat;
    }

    /**
     * Begins to beat, the first time after one period.
     *
     * @param what is told when a beat fails, which does not end the others
     */
    static Pulse every(ScheduledExecutorService scheduler, Duration period, String what, Runnable beat) {
        Pulse pulse = new Pulse(what, beat);
        synchronized (pulse) {
            pulse.beats = scheduler.scheduleAtFixedRate(
                    pulse::beat, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        }
        return pulse;
    }

    /** Once this has returned no beat is under way, and none follows. */
    synchronized void stop() {
        stopped = true;
        beats.cancel(false);
    }

    private synchronized void beat() {
        if (stopped) {
            return;
        }
        try {
            beat.run();
        } catch (RuntimeException | Error e) {
            // thrown on, it would end the beats that follow
            LOG.log(Level.WARNING, what, e);
        }
    }
}
