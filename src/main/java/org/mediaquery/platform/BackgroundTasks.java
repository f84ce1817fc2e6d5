package org.mediaquery.platform;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** What each replica does again and again while it runs. */
final class BackgroundTasks {

    private static final System.Logger LOG = System.getLogger(BackgroundTasks.class.getName());

    private final ScheduledExecutorService scheduler;
    private final List<ScheduledFuture<?>> running = new ArrayList<>();

    BackgroundTasks(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    /** Does something again and again, whatever becomes of it. */
    void every(Duration pause, String what, Runnable work) {
        running.add(scheduler.scheduleWithFixedDelay(
                () -> runOnce(what, work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Does something, and tells when it fails: thrown on, a failure would end the schedule. */
    static void runOnce(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, what + " failed; it will be tried again", e);
        }
    }

    void stop() {
        running.forEach(chore -> chore.cancel(false));
    }
}
