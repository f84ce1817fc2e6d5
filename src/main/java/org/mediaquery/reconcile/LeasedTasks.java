package org.mediaquery.reconcile;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.mediaquery.catalog.LeaseHeartbeat;
import org.mediaquery.catalog.Leases;

/** Has each duty done by one replica at a time, and none too often. */
public final class LeasedTasks {

    private static final System.Logger LOG = System.getLogger(LeasedTasks.class.getName());

    private final ScheduledExecutorService scheduler;
    private final Leases leases;
    private final List<Task> duties;
    private final MaintenanceListener observer;

    /**
     * Something that is to be done again and again.
     *
     * @param name of its lease
     * @param period from one time to the next; it may be a few seconds more
     * @param work may break off: the next time goes on with what it left
     */
    public record Task(String name, Duration period, Runnable work) {}

    /** @param scheduler renews the lease of a duty that takes longer than its period */
    public LeasedTasks(
            ScheduledExecutorService scheduler, Leases leases, List<Task> duties, MaintenanceListener observer) {
        this.scheduler = scheduler;
        this.leases = leases;
        this.duties = List.copyOf(duties);
        this.observer = observer;
        duties.forEach(duty -> observer.scheduled(duty.name()));
    }

    /** Does what was not done a moment ago by this replica or another one. */
    void run() {
        duties.forEach(this::run);
    }

    private void run(Task duty) {
        try {
            // not given back: until it ends by itself nobody does it again
            if (leases.claim(duty.name(), duty.period()) instanceof Leases.Held held) {
                try (LeaseHeartbeat heartbeat = new LeaseHeartbeat(scheduler, leases, held.lease(), duty.period())) {
                    duty.work().run();
                }
            }
        } catch (RuntimeException | Error e) {
            observer.failed(duty.name());
            LOG.log(Level.WARNING, duty.name() + " broke off; the next time goes on with what it left", e);
        }
    }
}
