package org.mediaquery.storage;

/** An upload has more bytes than are taken this way. Nothing was stored. */
public class UploadTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message names the limit and the remedy */
    public UploadTooLargeException(String message) {
        super(message);
    }
}
