package org.mediaquery.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GuardedInputStreamTest {

    @Test
    void aBodyMayBeAsLongAsItsLimit() throws IOException {
        assertThat(new GuardedInputStream(zeros(1000), 1000).readAllBytes()).hasSize(1000);
    }

    @Test
    void rejectsLongBodiesWhileReading() {
        assertThatThrownBy(() -> new GuardedInputStream(zeros(Integer.MAX_VALUE), 1000).readAllBytes())
                .isInstanceOf(BodyTooLargeException.class);
    }

    @Test
    void aFailureIsTheClients() {
        assertThatThrownBy(() -> new GuardedInputStream(zeros(-1), 1000).readAllBytes())
                .isInstanceOf(ClientBodyException.class);
    }

    /** @param count of bytes; when it is negative, reading fails */
    private static ServletInputStream zeros(int count) {
        return new ServletInputStream() {
            private int left = count;

            @Override
            public int read() throws IOException {
                if (left < 0) {
                    throw new EOFException("the connection is gone");
                }
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int first = read();
                if (first < 0) {
                    return -1;
                }
                int more = Math.min(left, length - 1);
                left -= more;
                return 1 + more;
            }

            @Override
            public boolean isFinished() {
                return left == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("read it at once");
            }
        };
    }
}
