package org.mediaquery.platform.lifecycle;

import java.time.Duration;

/**
 * Runs an action as soon as the process receives a termination signal. The server stops the application only after it
 * has closed its ports and completed its requests, which may take half a minute; no new work should begin in that time.
 */
final class ShutdownSignal {

    private final Runnable then;
    private final Thread hook = new Thread(this::fire, "stop-signal");
    private volatile long since;
    private volatile boolean isFired;

    /** @param then runs once, when the signal arrives */
    ShutdownSignal(Runnable then) {
        this.then = then;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Runs the action, unless it has run. The end of the application counts as a signal too. */
    synchronized void fire() {
        if (!isFired) {
            since = System.nanoTime();
            isFired = true;
            then.run();
        }
    }

    boolean isFired() {
        return isFired;
    }

    /** Returns how much remains of a period that started with the signal; zero if it is over. */
    Duration remaining(Duration grace) {
        Duration left = isFired ? grace.minusNanos(System.nanoTime() - since) : grace;
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Removes the shutdown hook, when the application ends while the server keeps running. */
    void unregister() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            System.getLogger(ShutdownSignal.class.getName()).log(System.Logger.Level.DEBUG, "the process ends too", e);
        }
    }
}
