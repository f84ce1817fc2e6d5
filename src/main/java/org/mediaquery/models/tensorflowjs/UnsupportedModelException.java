package org.mediaquery.models.tensorflowjs;

/** Thrown when a model has a feature that the converter does not support. The message names it. */
public final class UnsupportedModelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnsupportedModelException(String message) {
        super(message);
    }

    UnsupportedModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
