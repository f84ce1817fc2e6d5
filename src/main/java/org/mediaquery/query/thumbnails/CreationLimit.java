package org.mediaquery.query.thumbnails;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mediaquery.storage.OverloadedException;

/**
 * Limits concurrent creations of thumbnails and the requests that wait for one. Each request occupies a server thread,
 * and each creation a processor.
 */
final class CreationLimit {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Semaphore requests;
    private final Semaphore creations;
    private final Duration maxWait;

    /**
     * @param requests the maximum number of requests that wait or create; further requests are refused at once
     * @param creations the maximum number of concurrent creations
     * @param maxWait the maximum waiting time before a creation
     */
    CreationLimit(int requests, int creations, Duration maxWait) {
        this.requests = new Semaphore(requests);
        this.creations = new Semaphore(creations, true);
        this.maxWait = maxWait;
    }

    /** @throws OverloadedException if too many requests are waiting, or this one has waited for too long */
    <T> T run(Supplier<T> create) {
        if (!requests.tryAcquire()) {
            throw overloaded();
        }
        try {
            return runInTurn(create);
        } finally {
            requests.release();
        }
    }

    private <T> T runInTurn(Supplier<T> create) {
        if (!mayCreate()) {
            throw overloaded();
        }
        try {
            return create.get();
        } finally {
            creations.release();
        }
    }

    private boolean mayCreate() {
        try {
            return creations.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static OverloadedException overloaded() {
        return new OverloadedException("Too many thumbnails are being created. Try again later.", RETRY_AFTER);
    }
}
