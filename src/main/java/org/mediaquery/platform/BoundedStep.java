package org.mediaquery.platform;

import java.lang.System.Logger.Level;
import java.time.Duration;

/** A step of the stop, for which nobody waits longer than it may take. */
final class BoundedStep {

    private static final System.Logger LOG = System.getLogger(BoundedStep.class.getName());

    private BoundedStep() {}

    /** What may be interrupted. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /**
     * Runs a step on a thread of its own, and leaves it alone when it is not done in time: it ends with the process.
     *
     * @param what it does, for the log
     * @return whether it was done in time, and did not fail
     */
    static boolean run(String what, Duration limit, Work work) {
        boolean[] done = new boolean[1];
        Thread thread = new Thread(() -> done[0] = attempt(what, work), "stop: " + what);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(Math.max(1, limit.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.log(Level.WARNING, "interrupted while " + what, e);
            return false;
        }
        if (thread.isAlive()) {
            LOG.log(Level.WARNING, "{0} takes longer than {1} s; the stop goes on without it", what, limit.toSeconds());
            thread.interrupt();
            return false;
        }
        return done[0];
    }

    private static boolean attempt(String what, Work work) {
        try {
            work.run();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.log(Level.DEBUG, what, e);
            return false;
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, what + " failed", e);
            return false;
        }
    }
}
