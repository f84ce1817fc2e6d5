package org.mediaquery.platform.http;

import java.io.IOException;

/** The body of a request could not be read, because of the client or of what lies between it and the service. */
class ClientBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    ClientBodyException(String message) {
        super(message);
    }

    ClientBodyException(IOException cause) {
        super(cause);
    }
}
