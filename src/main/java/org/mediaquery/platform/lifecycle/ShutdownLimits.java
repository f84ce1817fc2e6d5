package org.mediaquery.platform.lifecycle;

import java.time.Duration;

/**
 * Time limits of the shutdown steps, which hold even if the services that this one depends on hang. Their sum must be less
 * than the container's termination grace period, or the container is killed in the middle of a step.
 */
public final class ShutdownLimits {

    /**
     * The time in which the server completes open requests (Open Liberty, "quiesce": 30 seconds) and closes its ports
     * (measured: 5 seconds), before it stops the application.
     */
    static final Duration SERVER = Duration.ofSeconds(35);

    /** For all parts to stop accepting new work. */
    static final Duration STOP_NEW_WORK = Duration.ofSeconds(1);

    /** To cancel work that exceeds the shutdown timeout, and to return its messages to the queue. */
    static final Duration GIVE_BACK = Duration.ofSeconds(6);

    /** To write the pending counts. */
    static final Duration COUNT = Duration.ofSeconds(4);

    /** To close the clients and end the virtual machine. */
    static final Duration CLOSE = Duration.ofSeconds(5);

    private ShutdownLimits() {}

    /**
     * Returns the maximum time from the signal until the process has ended.
     *
     * @param grace {@code MEDIA_SHUTDOWN_TIMEOUT}, which starts with the signal too
     */
    public static Duration total(Duration grace) {
        Duration first = grace.compareTo(SERVER) > 0 ? grace : SERVER;
        return first.plus(STOP_NEW_WORK).plus(GIVE_BACK).plus(COUNT).plus(CLOSE);
    }
}
