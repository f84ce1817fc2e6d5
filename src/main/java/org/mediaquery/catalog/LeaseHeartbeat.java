package org.mediaquery.catalog;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Renews a lease until it is closed, so that work may take longer than the lease's term. */
public final class LeaseHeartbeat implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LeaseHeartbeat.class.getName());

    /** Beats per term: two may fail before the lease expires. */
    private static final int BEATS = 3;

    private final Leases leases;
    private final Leases.Lease lease;
    private final Duration term;
    private final ScheduledFuture<?> beats;
    private boolean ended;

    /**
     * Starts renewing a lease, first after a third of its term.
     *
     * @param term the duration for which the lease was claimed; each renewal extends it by the same
     */
    public LeaseHeartbeat(ScheduledExecutorService scheduler, Leases leases, Leases.Lease lease, Duration term) {
        this.leases = leases;
        this.lease = lease;
        this.term = term;
        long period = term.dividedBy(BEATS).toMillis();
        this.beats = scheduler.scheduleAtFixedRate(this::beat, period, period, TimeUnit.MILLISECONDS);
    }

    /** Stops renewing. After the return, no renewal is in progress. Does not release the lease. */
    @Override
    public synchronized void close() {
        ended = true;
        beats.cancel(false);
    }

    private synchronized void beat() {
        if (ended) {
            return;
        }
        try {
            if (!leases.renew(lease, term)) {
                ended = true;
                LOG.log(
                        Level.WARNING,
                        "the lease \"{0}\" was lost; another replica may now do the same work",
                        lease.subject());
            }
        } catch (RuntimeException | Error e) {
            // an exception would cancel the following beats (ScheduledExecutorService)
            LOG.log(Level.WARNING, "the lease \"" + lease.subject() + "\" could not be renewed", e);
        }
    }
}
