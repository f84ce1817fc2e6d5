package org.mediaquery.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A request body that enforces a minimum rate, because a slow client holds a thread and a buffer that others need. Only the
 * time that the service spends waiting for the client counts.
 */
final class PacedBody extends FilterInputStream {

    /** Slower than any connection that is usable for uploading pictures. */
    static final int MIN_BYTES_PER_SECOND = 8 * 1024;

    /** The waiting time before the rate is enforced, because connections may stall for a while. */
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
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
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
                throw new SlowUploadException(
                        "The client sent no data before the timeout. Send the body without pauses.", e);
            }
            throw e;
        }
    }

    /** Returns whether the server's timeout for a single read has expired. Filters may have wrapped its exception. */
    private static boolean timedOut(Throwable failure) {
        return failure instanceof SocketTimeoutException
                || (failure.getCause() != null && timedOut(failure.getCause()));
    }

    /** @param read the number of bytes, negative at the end */
    private void count(long begin, int read) {
        if (read < 0) {
            return;
        }
        bytes += read;
        waitedNanos += nanoClock.getAsLong() - begin;
        if (waitedNanos > GRACE.toNanos()
                && bytes < MIN_BYTES_PER_SECOND * TimeUnit.NANOSECONDS.toSeconds(waitedNanos)) {
            throw new SlowUploadException(
                    "The client sent " + bytes + " bytes in " + TimeUnit.NANOSECONDS.toSeconds(waitedNanos)
                            + " seconds; the minimum is " + MIN_BYTES_PER_SECOND
                            + " per second. Use a faster connection.",
                    null);
        }
    }
}
