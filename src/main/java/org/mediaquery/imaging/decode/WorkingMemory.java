package org.mediaquery.imaging.decode;

import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.mediaquery.media.UnreadableMediaException;

/**
 * The memory that all concurrently decoded pictures and video frames share. A decoder that needs more than is free
 * waits for others, so that a small heap costs time, and does not end the process.
 */
public final class WorkingMemory {

    private static final int UNIT = 1 << 10;
    private static final double MEGA = 1 << 20;

    /** The heap that the service uses without decoding, measured after garbage collections, with a margin. */
    private static final long REST = 112L << 20;

    private final int units;
    private final Semaphore free;

    /** @param bytes the total memory for decoding */
    public WorkingMemory(long bytes) {
        units = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
        // fair, or large pictures would starve
        free = new Semaphore(units, true);
    }

    /** Returns the part of the heap that is free for decoding: a quarter to three quarters, depending on its size. */
    public static WorkingMemory ofHeap() {
        long heap = Runtime.getRuntime().maxMemory();
        return new WorkingMemory(Math.min(heap / 4 * 3, Math.max(heap / 4, heap - REST)));
    }

    /** Returns the total. */
    long bytes() {
        return (long) units * UNIT;
    }

    /**
     * Runs a task as soon as there is enough memory.
     *
     * @param bytes the maximum memory of the task
     * @throws UnreadableMediaException if the total is not enough
     * @throws IllegalStateException if the thread is interrupted while it waits; the interrupt status remains set
     */
    public <T> T with(long bytes, Supplier<T> work) {
        long wanted = bytes / UNIT + 1;
        if (wanted > units) {
            throw new UnreadableMediaException(String.format(
                    Locale.ROOT,
                    "It is too large for this service: it needs %.0f MB of memory to decode, and the service has"
                            + " %.0f MB for that. Give the service more memory.",
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
