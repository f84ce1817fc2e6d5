package org.mediaquery.ingest;

import java.util.function.Consumer;
import org.mediaquery.catalog.Leases;

/** Lets one worker at a time be at an object, over all replicas of the service. */
final class OneAtATime {

    private final Leases leases;
    private final Crew crew;

    OneAtATime(Leases leases, Crew crew) {
        this.leases = leases;
        this.crew = crew;
    }

    /** That nobody else is at the object. */
    final class Turn {

        private final String name;
        private final Leases.Lease lease;
        private volatile long confirmed = System.nanoTime();

        private Turn(String name, Leases.Lease lease) {
            this.name = name;
            this.lease = lease;
        }

        /**
         * Makes sure that it is still so. To be called before what must not be done twice, since a worker that was silent
         * for too long has lost its turn without knowing.
         *
         * @throws BusyException when it is not
         */
        void confirm() {
            if (System.nanoTime() - confirmed > crew.beat().toNanos()) {
                renew();
            }
        }

        private void renew() {
            long now = System.nanoTime();
            if (!leases.renew(lease, crew.takeover())) {
                throw new BusyException(name, crew.takeover());
            }
            confirmed = now;
        }
    }

    /**
     * Runs the work while nobody else is at the same object.
     *
     * @throws BusyException when somebody else is
     */
    void run(String name, String etag, Consumer<Turn> work) {
        Leases.Claim claim = leases.claim(name + "@" + etag, crew.takeover());
        if (claim instanceof Leases.Taken taken) {
            throw new BusyException(name, taken.remaining());
        }
        Turn turn = new Turn(name, ((Leases.Held) claim).lease());
        Pulse pulse = Pulse.every(
                crew.scheduler(), crew.beat(), "the claim on " + name + " could not be renewed", turn::renew);
        try {
            work.accept(turn);
        } finally {
            pulse.stop();
            release(turn);
        }
    }

    /** Even from a thread that was interrupted: who comes next need not wait for the claim's end. */
    private void release(Turn turn) {
        boolean interrupted = Thread.interrupted();
        try {
            leases.release(turn.lease);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
