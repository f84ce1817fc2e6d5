package org.mediaquery.ingest;

import java.util.function.Consumer;
import org.mediaquery.catalog.LeaseRenewal;
import org.mediaquery.catalog.Leases;

/** Ensures that only one worker at a time processes an object, across all replicas. */
public final class ObjectLease {

    private final Leases leases;
    private final ConsumerSettings settings;

    public ObjectLease(Leases leases, ConsumerSettings settings) {
        this.leases = leases;
        this.settings = settings;
    }

    /** A lease that this worker holds. */
    public final class HeldLease {

        private final String name;
        private final LeaseRenewal renewal;

        private HeldLease(String name, LeaseRenewal renewal) {
            this.name = name;
            this.renewal = renewal;
        }

        /**
         * Checks that the lease is still held, and renews it if necessary. Call this before anything that must not
         * happen twice: a worker that was paused for too long has lost its lease without knowing.
         *
         * @throws ObjectBusyException when the lease is lost
         */
        public void ensureHeld() {
            if (!renewal.isHeld()) {
                throw ObjectBusyException.leased(name, settings.visibilityTimeout());
            }
        }
    }

    /**
     * Runs the work while holding the lease on the object.
     *
     * @throws ObjectBusyException when another worker holds it
     */
    public void run(String name, String etag, Consumer<HeldLease> work) {
        Leases.Claim claim = leases.claim(name + "@" + etag, settings.visibilityTimeout());
        if (claim instanceof Leases.Taken taken) {
            throw ObjectBusyException.leased(name, taken.remaining());
        }
        Leases.Lease lease = ((Leases.Held) claim).lease();
        try (LeaseRenewal renewal =
                new LeaseRenewal(settings.scheduler(), leases, lease, settings.visibilityTimeout())) {
            work.accept(new HeldLease(name, renewal));
        } finally {
            // also when the scheduler rejects the renewal, as it does while the server stops
            release(lease);
        }
    }

    /** Releases the lease, even on an interrupted thread, so that the next worker need not wait until it expires. */
    private void release(Leases.Lease lease) {
        boolean interrupted = Thread.interrupted();
        try {
            leases.release(lease);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
