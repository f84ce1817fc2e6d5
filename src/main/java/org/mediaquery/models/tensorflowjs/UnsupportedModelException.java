package org.mediaquery.models.tensorflowjs;

/** A model has something that the converter does not know. The message names it. */
public final class UnsupportedModelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnsupportedModelException(String message) {
        super(message);
    }

    UnsupportedModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
