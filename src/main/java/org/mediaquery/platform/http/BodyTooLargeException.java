package org.mediaquery.platform.http;

import jakarta.ws.rs.core.Response.Status;

/** The body of a request is larger than any that its address takes. */
final class BodyTooLargeException extends ClientBodyException {

    private static final long serialVersionUID = 1L;

    static final Problem PROBLEM = new Problem(
            Status.REQUEST_ENTITY_TOO_LARGE,
            "This address takes bodies of up to " + BodyLimit.MAX_BYTES + " bytes. Only uploads may be larger.");

    BodyTooLargeException() {
        super("the body has more than " + BodyLimit.MAX_BYTES + " bytes");
    }
}
