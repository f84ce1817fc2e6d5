package org.mediaquery.platform;

import java.time.Duration;

/**
 * Hears at once that the process is to end. The server tells the application only after its listeners are closed and its
 * requests done, which may take half a minute, during which no new work should begin.
 */
final class ShutdownSignal {

    private final Runnable then;
    private final Thread hook = new Thread(this::fire, "stop-signal");
    private volatile long since;
    private volatile boolean isFired;

    /** @param then is run once, when the signal comes */
    ShutdownSignal(Runnable then) {
        this.then = then;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The end of the application is a signal, too. */
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

    /** What is left of a time that began with the signal; zero when it is over. */
    Duration remaining(Duration grace) {
        Duration left = isFired ? grace.minusNanos(System.nanoTime() - since) : grace;
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** To be called when the application ends while the server goes on. */
    void unregister() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            System.getLogger(ShutdownSignal.class.getName()).log(System.Logger.Level.DEBUG, "the process ends, too", e);
        }
    }
}
