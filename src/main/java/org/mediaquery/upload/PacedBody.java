package org.mediaquery.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The body of a request whose client must keep a least rate, or others could not upload while it holds a thread and a
 * buffer. Only the time counts in which the service waits for the client.
 */
final class PacedBody extends FilterInputStream {

    /** Slower than any line that pictures are sent over. */
    static final int LEAST_BYTES_PER_SECOND = 8 * 1024;

    /** How long the rate does not matter: lines falter, and people wait for nothing shorter. */
    static final Duration GRACE = Duration.ofSeconds(20);

    private final LongSupplier nanoClock;
    private long waitedNanos;
    private long bytes;

    PacedBody(InputStream body) {
        this(body, System::nanoTime);
    }

    PacedBody(InputStream body, LongSupplier nanoClock) {
        super(body);
        this.nanoClock = nanoClock;
    }

    @Override
    public int read() throws IOException {
        long begin = nanoClock.getAsLong();
        try {
            int read = in.read();
            count(begin, read < 0 ? -1 : 1);
            return read;
        } catch (IOException e) {
            if (timedOut(e)) {
                throw new SlowUploadException("Nothing came from the client for too long.", e);
            }
            throw e;
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long begin = nanoClock.getAsLong();
        try {
            int read = in.read(buffer, offset, length);
            count(begin, read);
            return read;
        } catch (IOException e) {
            if (timedOut(e)) {
                throw new SlowUploadException("Nothing came from the client for too long.", e);
            }
            throw e;
        }
    }

    /** The server's own limit for a single read; filters of the service may have wrapped its exception. */
    private static boolean timedOut(Throwable failure) {
        return failure instanceof SocketTimeoutException
                || (failure.getCause() != null && timedOut(failure.getCause()));
    }

    /** @param read below 0 at the end */
    private void count(long begin, int read) {
        if (read < 0) {
            return;
        }
        bytes += read;
        waitedNanos += nanoClock.getAsLong() - begin;
        if (waitedNanos > GRACE.toNanos()
                && bytes < LEAST_BYTES_PER_SECOND * TimeUnit.NANOSECONDS.toSeconds(waitedNanos)) {
            throw new SlowUploadException(
                    "The client sent " + bytes + " bytes in " + TimeUnit.NANOSECONDS.toSeconds(waitedNanos)
                            + " seconds; the least is " + LEAST_BYTES_PER_SECOND + " a second.",
                    null);
        }
    }
}
