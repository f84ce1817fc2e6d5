package org.mediaquery.platform.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** The body of a request, up to a number of bytes. Its failures say that the client's side failed, not this service. */
final class GuardedInputStream extends ServletInputStream {

    private final ServletInputStream body;
    private long left;

    GuardedInputStream(ServletInputStream body, long limit) {
        this.body = body;
        left = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count;
        try {
            count = body.read(bytes, offset, length);
        } catch (IOException e) {
            throw new ClientBodyException(e);
        }
        if (count > left) {
            throw new BodyTooLargeException();
        }
        left -= Math.max(0, count);
        return count;
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
