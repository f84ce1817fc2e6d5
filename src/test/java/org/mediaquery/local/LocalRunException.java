package org.mediaquery.local;

/** The local run cannot go on; the message says why, and what to do about it. */
class LocalRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LocalRunException(String message) {
        super(message);
    }

    LocalRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
