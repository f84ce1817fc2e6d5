package org.mediaquery.platform;

import java.time.Duration;

/**
 * How long the steps of a stop may take, whatever of that which the service depends on hangs. Together they must be shorter
 * than the time that the container is given, or it is killed in the middle of one.
 */
public final class ShutdownLimits {

    /**
     * In which the server ends open requests (Open Liberty, "quiesce": 30 seconds) and closes its ports (measured: 5), before
     * it tells the application.
     */
    static final Duration SERVER = Duration.ofSeconds(35);

    /** To tell all parts that they take nothing new. */
    static final Duration TELL = Duration.ofSeconds(1);

    /** To break off what is not done within its grace, and to give its messages back to the queue. */
    static final Duration GIVE_BACK = Duration.ofSeconds(6);

    /** To write down what has been counted. */
    static final Duration COUNT = Duration.ofSeconds(4);

    /** In which clients are closed and the virtual machine ends. */
    static final Duration CLOSE = Duration.ofSeconds(5);

    private ShutdownLimits() {}

    /**
     * From the signal until the process has ended, at the most.
     *
     * @param grace {@code MEDIA_SHUTDOWN_TIMEOUT}, which begins with the signal, too
     */
    public static Duration total(Duration grace) {
        Duration first = grace.compareTo(SERVER) > 0 ? grace : SERVER;
        return first.plus(TELL).plus(GIVE_BACK).plus(COUNT).plus(CLOSE);
    }
}
