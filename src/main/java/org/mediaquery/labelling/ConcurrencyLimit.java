package org.mediaquery.labelling;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Limits concurrent calls. Failsafe's {@code Bulkhead} is not used, because it gives a released permit to waiters that have
 * timed out, and so loses it.
 */
final class ConcurrencyLimit {

    private final Semaphore permits;
    private final Duration maxWait;

    ConcurrencyLimit(int calls, Duration maxWait) {
        // fair, so that no call starves
        this.permits = new Semaphore(calls, true);
        this.maxWait = maxWait;
    }

    /** No permit became free in time. The call was not made. */
    static final class ReachedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Makes a call as soon as there is a permit.
     *
     * @throws ReachedException when no permit becomes free in time
     */
    <T> T call(Supplier<T> call) throws InterruptedException {
        if (!permits.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ReachedException();
        }
        try {
            return call.get();
        } finally {
            permits.release();
        }
    }
}
