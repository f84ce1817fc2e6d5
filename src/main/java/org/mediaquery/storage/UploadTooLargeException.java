package org.mediaquery.storage;

/** An upload exceeds a limit. Nothing was stored. */
public class UploadTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message names the limit and the remedy */
    public UploadTooLargeException(String message) {
        super(message);
    }
}
