package org.mediaquery.platform.lifecycle;

import java.lang.System.Logger.Level;
import java.time.Duration;

/** A shutdown step with a time limit. */
final class BoundedStep {

    private static final System.Logger LOG = System.getLogger(BoundedStep.class.getName());

    private BoundedStep() {}

    /** Work that may be interrupted. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /**
     * Runs a step on its own thread, and abandons it after the time limit. The daemon thread ends with the process.
     *
     * @param what a description of the step, for the log
     * @return whether the step completed in time without a failure
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
            LOG.log(
                    Level.WARNING,
                    "{0} takes longer than {1} s; the shutdown continues without it",
                    what,
                    limit.toSeconds());
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
