package org.mediaquery.catalog;

/** A consistency check of the index is already running. */
public class CheckRunningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CheckRunningException(Throwable cause) {
        super("A check of the index is already running. Wait until it ends, then try again.", cause);
    }
}
