package org.mediaquery.platform.lifecycle;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The periodic tasks of each replica. */
final class BackgroundTasks {

    private static final System.Logger LOG = System.getLogger(BackgroundTasks.class.getName());

    private final ScheduledExecutorService scheduler;
    private final List<ScheduledFuture<?>> running = new ArrayList<>();

    BackgroundTasks(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    /** Runs a task periodically, even after failures. */
    void every(Duration pause, String name, Runnable task) {
        running.add(scheduler.scheduleWithFixedDelay(
                () -> runOnce(name, task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Runs a task and logs its failure; an exception that escaped would cancel the schedule. */
    static void runOnce(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, name + " failed; it will be retried", e);
        }
    }

    void stop() {
        running.forEach(task -> task.cancel(false));
    }
}
