package org.mediaquery.backfill;

import org.mediaquery.media.Printable;

/** Thrown when no backfill has the id. */
public final class UnknownBackfillException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownBackfillException(String id) {
        super("There is no backfill with the id \"" + Printable.of(id) + "\".");
    }
}
