package org.mediaquery.ingest;

import java.util.function.Consumer;
import org.mediaquery.catalog.Leases;

/** Lets one worker at a time be at an object, over all replicas of the service. */
public final class ObjectLease {

    private final Leases leases;
    private final ConsumerSettings settings;

    public ObjectLease(Leases leases, ConsumerSettings settings) {
        this.leases = leases;
        this.settings = settings;
    }

    /** That nobody else is at the object. */
    public final class HeldLease {

        private final String name;
        private final Leases.Lease lease;
        private volatile long confirmed = System.nanoTime();

        private HeldLease(String name, Leases.Lease lease) {
            this.name = name;
            this.lease = lease;
        }

        /**
         * Makes sure that it is still so. To be called before what must not be done twice, since a worker that was silent
         * for too long has lost its turn without knowing.
         *
         * @throws LeaseHeldException when it is not
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
     * Runs the work while nobody else is at the same object.
     *
     * @throws LeaseHeldException when somebody else is
     */
    public void run(String name, String etag, Consumer<HeldLease> work) {
        Leases.Claim claim = leases.claim(name + "@" + etag, settings.visibilityTimeout());
        if (claim instanceof Leases.Taken taken) {
            throw new LeaseHeldException(name, taken.remaining());
        }
        HeldLease lease = new HeldLease(name, ((Leases.Held) claim).lease());
        Heartbeat pulse = Heartbeat.every(
                settings.scheduler(),
                settings.heartbeatInterval(),
                "the claim on " + name + " could not be renewed",
                lease::renew);
        try {
            work.accept(lease);
        } finally {
            pulse.stop();
            release(lease);
        }
    }

    /** Even from a thread that was interrupted: who comes next need not wait for the claim's end. */
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
