package org.mediaquery.storage.s3;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mediaquery.storage.OverloadedException;

/**
 * The memory of all uploads together: a fixed number of buffers of one part each, which are used again and again. An upload
 * waits a while for one that is free, so that a small heap costs time, and not the process.
 */
public final class PartBuffers {

    /** The least that S3 allows for any part but the last (Amazon S3 User Guide, "Multipart upload limits"). */
    static final int PART = 5 * 1024 * 1024;

    private static final int LEAST = 3;
    private static final int MOST = 16;

    /** The part of the heap that they may take; pictures leave more than that. */
    private static final int SHARE = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Semaphore free;
    private final Duration patience;

    /** Made when they are first needed, and then kept: the collector has trouble with new ones of this size. */
    private final Queue<byte[]> idle = new ConcurrentLinkedQueue<>();

    /**
     * Buffers, none of which takes memory yet.
     *
     * @param patience how long an upload waits for one
     */
    public PartBuffers(int count, Duration patience) {
        // in turn, or a slow upload might never get one
        free = new Semaphore(count, true);
        this.patience = patience;
    }

    /** As many as a sixteenth of the heap of this process holds, 3 to 16. */
    public static PartBuffers ofHeap() {
        long fit = Runtime.getRuntime().maxMemory() / SHARE / PART;
        return new PartBuffers((int) Math.max(LEAST, Math.min(MOST, fit)), PATIENCE);
    }

    /** A buffer for one upload, until it is closed. */
    final class Lease implements AutoCloseable {

        private final byte[] bytes;

        private Lease(byte[] bytes) {
            this.bytes = bytes;
        }

        /** {@link #PART} bytes; what is in them is somebody else's. */
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
     * @throws OverloadedException when none is free in time
     */
    Lease take() {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
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
