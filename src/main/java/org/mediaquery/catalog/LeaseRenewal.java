package org.mediaquery.catalog;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Renews a lease until it is closed, so that work may take longer than the lease's term. */
public final class LeaseRenewal implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LeaseRenewal.class.getName());

    /** Renewals per term: two may fail before the lease expires. */
    private static final int RENEWALS_PER_TERM = 3;

    private final Leases leases;
    private final Leases.Lease lease;
    private final Duration term;
    private final Duration period;
    private final ScheduledFuture<?> schedule;
    private long renewedAt = System.nanoTime();
    private boolean lost;
    private boolean closed;

    /**
     * Starts renewing a lease, first after a third of its term.
     *
     * @param term the duration for which the lease was claimed; each renewal extends it by the same
     */
    public LeaseRenewal(ScheduledExecutorService scheduler, Leases leases, Leases.Lease lease, Duration term) {
        this.leases = leases;
        this.lease = lease;
        this.term = term;
        this.period = term.dividedBy(RENEWALS_PER_TERM);
        this.schedule = scheduler.scheduleAtFixedRate(
                this::renewOnSchedule, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Returns whether the lease is still held. Renews it first if the last renewal is older than a third of the term: the
     * schedule may have been delayed until another worker has taken over.
     */
    public synchronized boolean isHeld() {
        if (!lost && System.nanoTime() - renewedAt > period.toNanos()) {
            renew();
        }
        return !lost;
    }

    /** Stops renewing. After the return, no renewal is in progress. Does not release the lease. */
    @Override
    public synchronized void close() {
        closed = true;
        schedule.cancel(false);
    }

    private synchronized void renewOnSchedule() {
        if (closed || lost) {
            return;
        }
        try {
            renew();
        } catch (RuntimeException | Error e) {
            // an exception would cancel the schedule (ScheduledExecutorService)
            LOG.log(Level.WARNING, "the lease \"" + lease.subject() + "\" could not be renewed", e);
        }
    }

    private void renew() {
        long now = System.nanoTime();
        if (leases.renew(lease, term)) {
            renewedAt = now;
        } else {
            lost = true;
            LOG.log(
                    Level.WARNING,
                    "the lease \"{0}\" was lost; another replica may now do the same work",
                    lease.subject());
        }
    }
}
