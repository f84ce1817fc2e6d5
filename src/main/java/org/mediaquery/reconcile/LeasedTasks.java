package org.mediaquery.reconcile;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.mediaquery.catalog.LeaseRenewal;
import org.mediaquery.catalog.Leases;

/** Runs each maintenance task on one replica at a time, at most once per period. */
public final class LeasedTasks {

    private static final System.Logger LOG = System.getLogger(LeasedTasks.class.getName());

    private final ScheduledExecutorService scheduler;
    private final Leases leases;
    private final List<Task> tasks;
    private final MaintenanceListener listener;

    /**
     * A recurring task.
     *
     * @param name of its lease
     * @param period between two runs; a run may start a few seconds late
     * @param work may fail: the next run continues where it stopped
     */
    public record Task(String name, Duration period, Runnable work) {}

    /** @param scheduler renews the lease of a task that takes longer than its period */
    public LeasedTasks(
            ScheduledExecutorService scheduler, Leases leases, List<Task> tasks, MaintenanceListener listener) {
        this.scheduler = scheduler;
        this.leases = leases;
        this.tasks = List.copyOf(tasks);
        this.listener = listener;
        tasks.forEach(task -> listener.scheduled(task.name()));
    }

    /** Runs the tasks that no replica has run within their period. */
    void run() {
        tasks.forEach(this::run);
    }

    private void run(Task task) {
        try {
            // not released: the task is not due again until the lease expires
            if (leases.claim(task.name(), task.period()) instanceof Leases.Held held) {
                try (LeaseRenewal renewal = new LeaseRenewal(scheduler, leases, held.lease(), task.period())) {
                    task.work().run();
                }
            }
        } catch (RuntimeException | Error e) {
            listener.failed(task.name());
            LOG.log(Level.WARNING, "task " + task.name() + " failed; the next run continues where it stopped", e);
        }
    }
}
