package org.mediaquery.ingest;

import java.time.Duration;
import org.mediaquery.catalog.Leases;

/** Lets one worker at a time be at an object, over all replicas of the service. */
final class OneAtATime {

    /** Longer than the work may take; should a worker die, so long nobody else may try. */
    private static final Duration CLAIM = Duration.ofMinutes(10);

    private final Leases leases;

    OneAtATime(Leases leases) {
        this.leases = leases;
    }

    /**
     * Runs the work while nobody else is at the same object.
     *
     * @throws BusyException when somebody else is
     */
    void run(String name, String etag, Runnable work) {
        Leases.Claim claim = leases.claim(name + "@" + etag, CLAIM);
        if (claim instanceof Leases.Taken taken) {
            throw new BusyException(name, taken.remaining());
        }
        try {
            work.run();
        } finally {
            leases.release(((Leases.Held) claim).lease());
        }
    }
}
