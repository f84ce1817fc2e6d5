package org.mediaquery.catalog;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Renews a lease for as long as the work under it goes on, however long that is. */
public final class LeaseHeartbeat implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LeaseHeartbeat.class.getName());

    /** Two beats may fail before the lease ends. */
    private static final int BEATS = 3;

    private final Leases leases;
    private final Leases.Lease lease;
    private final Duration term;
    private final ScheduledFuture<?> beats;
    private boolean ended;

    /**
     * Begins to renew a lease, for the first time after a third of its term.
     *
     * @param term for which the lease was claimed, and is renewed each time
     */
    public LeaseHeartbeat(ScheduledExecutorService scheduler, Leases leases, Leases.Lease lease, Duration term) {
        this.leases = leases;
        this.lease = lease;
        this.term = term;
        long period = term.dividedBy(BEATS).toMillis();
        this.beats = scheduler.scheduleAtFixedRate(this::beat, period, period, TimeUnit.MILLISECONDS);
    }

    /** Once this has returned no beat is under way, and none follows. The lease stays until it ends by itself. */
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
                        "the lease \"{0}\" was lost; another replica may do the same work now",
                        lease.subject());
            }
        } catch (RuntimeException | Error e) {
            // thrown on, it would end the beats that follow
            LOG.log(Level.WARNING, "the lease \"" + lease.subject() + "\" could not be renewed", e);
        }
    }
}
