package org.mediaquery.backfill;

/** Thrown when another backfill is already listing the same objects. */
public final class BackfillRunningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackfillRunningException(String message) {
        super(message);
    }
}
