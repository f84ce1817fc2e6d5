package org.mediaquery.imaging.decode;

import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.mediaquery.media.UnreadableMediaException;

/**
 * The memory that all pictures and frames of videos which are decoded at a time may take together. Who wants more than is free waits for others to
 * end, so that a small heap costs time, and not the process.
 */
public final class WorkingMemory {

    private static final int UNIT = 1 << 10;
    private static final double MEGA = 1 << 20;

    /** What the service lives on while it decodes nothing, measured after collections, and some more. */
    private static final long REST = 112L << 20;

    private final int units;
    private final Semaphore free;

    /** @param bytes of all that is decoded at a time */
    public WorkingMemory(long bytes) {
        units = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
        // in turn, or large pictures would never find enough
        free = new Semaphore(units, true);
    }

    /** What the heap of this process leaves, which the memory of its container sets: a quarter to three quarters. */
    public static WorkingMemory ofHeap() {
        long heap = Runtime.getRuntime().maxMemory();
        return new WorkingMemory(Math.min(heap / 4 * 3, Math.max(heap / 4, heap - REST)));
    }

    /** All of it. */
    long bytes() {
        return (long) units * UNIT;
    }

    /**
     * Does what takes memory, once there is enough.
     *
     * @param bytes that it takes, at most
     * @throws UnreadableMediaException when there will never be enough
     * @throws IllegalStateException when the thread is interrupted while it waits, which stays to be seen
     */
    public <T> T with(long bytes, Supplier<T> work) {
        long wanted = bytes / UNIT + 1;
        if (wanted > units) {
            throw new UnreadableMediaException(String.format(
                    Locale.ROOT,
                    "It is too large for this service: it takes %.0f MB of memory to decode, and there are"
                            + " %.0f MB for that. With more memory it can be read.",
                    bytes / MEGA,
                    bytes() / MEGA));
        }
        int taken = (int) wanted;
        try {
            free.acquire(taken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for memory", e);
        }
        try {
            return work.get();
        } finally {
            free.release(taken);
        }
    }
}
