package org.mediaquery.local;

/** Thrown when the local run cannot continue. The message has the cause and the remedy. */
class LocalRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LocalRunException(String message) {
        super(message);
    }

    LocalRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
