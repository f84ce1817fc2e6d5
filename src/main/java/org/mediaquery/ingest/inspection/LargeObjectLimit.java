package org.mediaquery.ingest.inspection;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.mediaquery.ingest.LeaseHeldException;
import org.mediaquery.storage.StoredObject;

/** Keeps large objects from taking all workers: while some are worked on, the others are left to the small ones. */
public final class LargeObjectLimit {

    /** Larger than nearly every picture; what is larger takes seconds to minutes rather than parts of a second. */
    public static final long LARGE = 32L << 20;

    /** A large one takes longer than that, so more would be asked for nothing. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final Semaphore places;

    /** @param workers of whom half, and at least one, may be at large objects */
    public LargeObjectLimit(int workers) {
        this.places = new Semaphore(Math.max(1, workers / 2));
    }

    /**
     * Runs the work on an object.
     *
     * @throws LeaseHeldException when it is large, and as many large ones as may be are worked on
     */
    public void run(StoredObject object, Runnable work) {
        if (object.size() < LARGE) {
            work.run();
            return;
        }
        if (!places.tryAcquire()) {
            throw new LeaseHeldException(object.name(), WAIT);
        }
        try {
            work.run();
        } finally {
            places.release();
        }
    }
}
