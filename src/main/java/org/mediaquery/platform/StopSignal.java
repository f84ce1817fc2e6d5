package org.mediaquery.platform;

import java.time.Duration;

/**
 * Hears at once that the process is to end. The server tells the application only after its listeners are closed and its
 * requests done, which may take half a minute, during which no new work should begin.
 */
final class StopSignal {

    private final Runnable then;
    private final Thread hook = new Thread(this::given, "stop-signal");
    private volatile long since;
    private volatile boolean isGiven;

    /** @param then is run once, when the signal comes */
    StopSignal(Runnable then) {
        this.then = then;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The end of the application is a signal, too. */
    synchronized void given() {
        if (!isGiven) {
            since = System.nanoTime();
            isGiven = true;
            then.run();
        }
    }

    boolean isGiven() {
        return isGiven;
    }

    /** What is left of a time that began with the signal; zero when it is over. */
    Duration left(Duration grace) {
        Duration left = isGiven ? grace.minusNanos(System.nanoTime() - since) : grace;
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** To be called when the application ends while the server goes on. */
    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            System.getLogger(StopSignal.class.getName()).log(System.Logger.Level.DEBUG, "the process ends, too", e);
        }
    }
}
