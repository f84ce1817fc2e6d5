package org.mediaquery.catalog;

import java.time.Duration;

/** Leases on work that costs money, so that only one worker does it. */
public interface Leases {

    /**
     * Tries to acquire a lease.
     *
     * @param subject the name of the work
     * @param term after which the lease expires unless renewed, for example because its holder crashed
     * @return the lease, or the remaining time of another holder's lease
     */
    Claim claim(String subject, Duration term);

    /**
     * Extends a lease. Call it periodically during the work, and before each step that must not run twice.
     *
     * @param term from now
     * @return whether the lease is still held; if not, another worker may have started
     */
    boolean renew(Lease lease, Duration term);

    /** Releases a lease. Does nothing when it has expired and another worker holds it. */
    void release(Lease lease);

    /**
     * A lease.
     *
     * @param subject the name of the work
     * @param holder a unique id of this claim
     */
    record Lease(String subject, String holder) {}

    /** The result of a claim. */
    sealed interface Claim {}

    /**
     * The lease was acquired.
     *
     * @param lease to release after the work
     */
    record Held(Lease lease) implements Claim {}

    /**
     * Another worker holds the lease.
     *
     * @param remaining the time until the lease expires
     */
    record Taken(Duration remaining) implements Claim {}
}
