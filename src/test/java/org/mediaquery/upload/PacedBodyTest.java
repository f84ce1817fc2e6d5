package org.mediaquery.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedBodyTest {

    private long nanos;

    @Test
    void acceptsLongUploadsAboveTheMinimumRate() throws IOException {
        // slightly above the minimum rate, for three hours
        int bytes = 90_000_000;
        assertThat(read(bytes, 10_000, Duration.ofMillis(1200))).isEqualTo(bytes);
        assertThat(nanos).isGreaterThan(Duration.ofHours(2).toNanos());
    }

    @Test
    void acceptsALowRateDuringTheGracePeriod() throws IOException {
        assertThat(read(18, 1, Duration.ofSeconds(1))).isEqualTo(18);
    }

    @Test
    void refusesAClientBelowTheMinimumRate() {
        assertThatThrownBy(() -> read(100_000, 1, Duration.ofSeconds(1)))
                .isInstanceOf(SlowUploadException.class)
                .hasMessageContaining("21 bytes in 21 seconds")
                .hasMessageContaining("8192");
    }

    @Test
    void ignoresTimeSpentByTheService() throws IOException {
        InputStream body = new PacedBody(new ByteArrayInputStream(new byte[100]), () -> nanos);
        for (int i = 0; i < 100; i++) {
            assertThat(body.read()).isZero();
            nanos += Duration.ofMinutes(1).toNanos();
        }
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void treatsAReadTimeoutAsASlowUpload() {
        IOException timeout = new IOException("wrapped", new SocketTimeoutException("read timed out"));
        assertThatThrownBy(() -> new PacedBody(failing(timeout)).read(new byte[10]))
                .isInstanceOf(SlowUploadException.class)
                .hasRootCauseInstanceOf(SocketTimeoutException.class);
        IOException gone = new IOException("the client went away");
        assertThatThrownBy(() -> new PacedBody(failing(gone)).read()).isSameAs(gone);
    }

    private static InputStream failing(IOException failure) {
        return new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw failure;
            }
        };
    }

    /** Reads a body that arrives in chunks with pauses. */
    private int read(int bytes, int chunk, Duration pause) throws IOException {
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(new byte[bytes])) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                nanos += pause.toNanos();
                return super.read(buffer, offset, Math.min(chunk, length));
            }
        };
        return new PacedBody(slow, () -> nanos).readNBytes(new byte[bytes], 0, bytes);
    }
}
