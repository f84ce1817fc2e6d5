package org.mediaquery.ingest.inspection;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.mediaquery.ingest.ObjectBusyException;
import org.mediaquery.storage.StoredObject;

/**
 * Keeps large objects from occupying all workers: at most half of the workers process them, the others remain free for
 * small ones.
 */
public final class LargeObjectLimit {

    /**
     * The size from which an object is large, in bytes: larger than nearly every picture. Processing takes seconds to
     * minutes instead of fractions of a second.
     */
    public static final long LARGE = 32L << 20;

    /** The delay of a message that finds no permit: shorter than most large objects take. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final Semaphore permits;

    /** @param workers number of workers; half of them, at least one, may process large objects */
    public LargeObjectLimit(int workers) {
        this.permits = new Semaphore(Math.max(1, workers / 2));
    }

    /**
     * Runs the work on an object.
     *
     * @throws ObjectBusyException when the object is large and no permit is free
     */
    public void run(StoredObject object, Runnable work) {
        if (object.size() < LARGE) {
            work.run();
            return;
        }
        if (!permits.tryAcquire()) {
            throw ObjectBusyException.large(object.name(), WAIT);
        }
        try {
            work.run();
        } finally {
            permits.release();
        }
    }
}
