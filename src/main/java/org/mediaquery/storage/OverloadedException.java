package org.mediaquery.storage;

import java.time.Duration;

/** The service has no capacity for another upload at the moment. Nothing was stored. */
public class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** @param retryAfter the time after which the client should retry */
    public OverloadedException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
