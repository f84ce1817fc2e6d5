package org.mediaquery.ingest;

import java.util.function.Consumer;
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
        private final Leases.Lease lease;
        private volatile long confirmed = System.nanoTime();

        private HeldLease(String name, Leases.Lease lease) {
            this.name = name;
            this.lease = lease;
        }

        /**
         * Checks that the lease is still held, and renews it if necessary. Call this before anything that must not
         * happen twice: a worker without a heartbeat for too long has lost its lease without knowing.
         *
         * @throws LeaseHeldException when the lease is lost
         */
        public void ensureHeld() {
            if (System.nanoTime() - confirmed > settings.heartbeatInterval().toNanos()) {
                renew();
            }
        }

        private void renew() {
            long now = System.nanoTime();
            if (!leases.renew(lease, settings.visibilityTimeout())) {
                throw new LeaseHeldException(name, settings.visibilityTimeout());
            }
            confirmed = now;
        }
    }

    /**
     * Runs the work while holding the lease on the object.
     *
     * @throws LeaseHeldException when another worker holds it
     */
    public void run(String name, String etag, Consumer<HeldLease> work) {
        Leases.Claim claim = leases.claim(name + "@" + etag, settings.visibilityTimeout());
        if (claim instanceof Leases.Taken taken) {
            throw new LeaseHeldException(name, taken.remaining());
        }
        HeldLease lease = new HeldLease(name, ((Leases.Held) claim).lease());
        try (Heartbeat heartbeat = Heartbeat.every(
                settings.scheduler(),
                settings.heartbeatInterval(),
                "could not renew the lease on " + name,
                lease::renew)) {
            work.accept(lease);
        } finally {
            // also when the scheduler rejects the heartbeat, as it does while the server stops
            release(lease);
        }
    }

    /** Releases the lease, even on an interrupted thread, so that the next worker need not wait until it expires. */
    private void release(HeldLease lease) {
        boolean interrupted = Thread.interrupted();
        try {
            leases.release(lease.lease);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
