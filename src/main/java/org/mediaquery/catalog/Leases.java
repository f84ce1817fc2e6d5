package org.mediaquery.catalog;

import java.time.Duration;

/** Claims on work that costs money, so that of two workers only one does it. */
public interface Leases {

    /**
     * Claims something for a time.
     *
     * @param subject what is claimed
     * @param time after which the claim ends by itself, should its holder die
     * @return the lease, or how long somebody else still holds it
     */
    Claim claim(String subject, Duration time);

    /**
     * Holds on to a claim for longer. To be called again and again while the work goes on, and before each step that only
     * one may make.
     *
     * @param time counted from now
     * @return whether it is still held; if not, somebody else may be at work
     */
    boolean renew(Lease lease, Duration time);

    /** Gives a claim back; does nothing when it has ended and somebody else holds it by now. */
    void release(Lease lease);

    /**
     * A claim that is held.
     *
     * @param subject what is claimed
     * @param holder names this one claim
     */
    record Lease(String subject, String holder) {}

    /** What came of a claim. */
    sealed interface Claim {}

    /**
     * It is held.
     *
     * @param lease to be given back
     */
    record Held(Lease lease) implements Claim {}

    /**
     * Somebody else holds it.
     *
     * @param remaining how long at the most
     */
    record Taken(Duration remaining) implements Claim {}
}
