package org.mediaquery.ingest;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.mediaquery.storage.StoredObject;

/** Keeps large objects from taking all workers: while some are worked on, the others are left to the small ones. */
final class LargeObjects {

    /** Larger than nearly every picture; what is larger takes seconds to minutes rather than parts of a second. */
    static final long LARGE = 32L << 20;

    /** A large one takes longer than that, so more would be asked for nothing. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final Semaphore places;

    /** @param workers of whom half, and at least one, may be at large objects */
    LargeObjects(int workers) {
        this.places = new Semaphore(Math.max(1, workers / 2));
    }

    /**
     * Runs the work on an object.
     *
     * @throws BusyException when it is large, and as many large ones as may be are worked on
     */
    void run(StoredObject object, Runnable work) {
        if (object.size() < LARGE) {
            work.run();
            return;
        }
        if (!places.tryAcquire()) {
            throw new BusyException(object.name(), WAIT);
        }
        try {
            work.run();
        } finally {
            places.release();
        }
    }
}
