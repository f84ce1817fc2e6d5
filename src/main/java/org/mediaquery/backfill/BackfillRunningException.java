package org.mediaquery.backfill;

/** A backfill of objects that another one is listing already. */
public final class BackfillRunningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackfillRunningException(String message) {
        super(message);
    }
}
