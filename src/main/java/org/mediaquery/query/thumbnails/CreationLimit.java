package org.mediaquery.query.thumbnails;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mediaquery.storage.OverloadedException;

/**
 * Limits how many thumbnails are created at a time, and how many requests wait for that. Each of them occupies a thread of
 * the server, and each creation a processor.
 */
final class CreationLimit {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Semaphore requests;
    private final Semaphore creations;
    private final Duration maxWait;

    /**
     * @param requests that wait or create; more are refused at once
     * @param creations at a time
     * @param maxWait for the begin of a creation
     */
    CreationLimit(int requests, int creations, Duration maxWait) {
        this.requests = new Semaphore(requests);
        this.creations = new Semaphore(creations, true);
        this.maxWait = maxWait;
    }

    /** @throws OverloadedException when too many requests wait, or this one waited for too long */
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
