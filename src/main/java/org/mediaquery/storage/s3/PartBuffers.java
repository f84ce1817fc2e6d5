package org.mediaquery.storage.s3;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mediaquery.storage.OverloadedException;

/**
 * A pool of buffers for uploads, with a fixed number of buffers of one part each. An upload waits for a free buffer for a
 * limited time, so that a small heap slows uploads down instead of exhausting the process's memory.
 */
public final class PartBuffers {

    /** The minimum size of all parts but the last (Amazon S3 User Guide, "Multipart upload limits"). */
    static final int PART = 5 * 1024 * 1024;

    private static final int MIN_COUNT = 3;
    private static final int MAX_COUNT = 16;

    /** Buffers may take a sixteenth of the heap. The limits for decoding pictures leave more than that. */
    private static final int HEAP_DIVISOR = 16;

    private static final Duration MAX_WAIT = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Semaphore free;
    private final Duration maxWait;

    /** Allocated on demand and reused, because frequent allocations of this size burden the garbage collector. */
    private final Queue<byte[]> idle = new ConcurrentLinkedQueue<>();

    /**
     * Creates a pool. Buffers are allocated on demand.
     *
     * @param count the maximum number of buffers
     * @param maxWait how long an upload waits for a buffer
     */
    public PartBuffers(int count, Duration maxWait) {
        // fair, so that no upload starves
        free = new Semaphore(count, true);
        this.maxWait = maxWait;
    }

    /** Creates a pool for a sixteenth of this process's heap, with 3 to 16 buffers. */
    public static PartBuffers ofHeap() {
        long fit = Runtime.getRuntime().maxMemory() / HEAP_DIVISOR / PART;
        return new PartBuffers((int) Math.max(MIN_COUNT, Math.min(MAX_COUNT, fit)), MAX_WAIT);
    }

    /** A buffer on loan to one upload, which returns it by closing the lease. */
    final class Lease implements AutoCloseable {

        private final byte[] bytes;

        private Lease(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Returns {@link #PART} bytes, with arbitrary content. */
        byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            idle.add(bytes);
            free.release();
        }
    }

    /**
     * Takes a buffer.
     *
     * @throws OverloadedException when no buffer becomes free in time
     */
    Lease take() {
        try {
            if (!free.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw full();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw full();
        }
        byte[] bytes = idle.poll();
        return new Lease(bytes == null ? new byte[PART] : bytes);
    }

    private static OverloadedException full() {
        return new OverloadedException("All memory for uploads is in use. Try again later.", RETRY_AFTER);
    }
}
