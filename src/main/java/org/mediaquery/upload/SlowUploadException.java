package org.mediaquery.upload;

/** Thrown when a client sends its request body too slowly, or not at all. */
public class SlowUploadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SlowUploadException(String message, Throwable cause) {
        super(message, cause);
    }
}
