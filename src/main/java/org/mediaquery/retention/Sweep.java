package org.mediaquery.retention;

import java.lang.System.Logger.Level;
import java.time.Duration;
import org.mediaquery.catalog.Leases;

/** Lets one replica at a time sweep, and none too often. */
public final class Sweep {

    private static final Duration LONGEST_PERIOD = Duration.ofMinutes(5);

    private static final System.Logger LOG = System.getLogger(Sweep.class.getName());

    private final Leases leases;
    private final Duration period;
    private final Runnable work;

    /** @param patience how late it may be found that something did not happen; it is looked at least as often */
    public Sweep(Leases leases, Duration patience, Runnable work) {
        this.leases = leases;
        this.period = patience.compareTo(LONGEST_PERIOD) < 0 ? patience : LONGEST_PERIOD;
        this.work = work;
    }

    /** Sweeps, unless that was done a moment ago by this replica or another one. */
    void run() {
        // not given back: until it ends by itself nobody sweeps again
        if (leases.claim("sweep", period) instanceof Leases.Held) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a sweep broke off; the next one goes on with what it left", e);
            }
        }
    }
}
