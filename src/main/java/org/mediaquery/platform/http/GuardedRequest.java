package org.mediaquery.platform.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** A request with a {@link GuardedInputStream}. */
final class GuardedRequest extends HttpServletRequestWrapper {

    private GuardedInputStream body;

    GuardedRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new GuardedInputStream(super.getInputStream(), BodyLimit.of(getRequestURI()));
        }
        return body;
    }
}
