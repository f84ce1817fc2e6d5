package org.mediaquery.catalog;

/** The index is checked already. */
public class CheckRunningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CheckRunningException(Throwable cause) {
        super("The index is being checked already.", cause);
    }
}
