package org.mediaquery.catalog;

/** The index is checked already. */
public class CensusRunningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CensusRunningException(Throwable cause) {
        super("The index is being checked already.", cause);
    }
}
