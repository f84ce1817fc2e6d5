package org.mediaquery.backfill;

import org.mediaquery.media.Printable;

/** There is no such backfill. */
public final class UnknownBackfillException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownBackfillException(String id) {
        super("There is no backfill \"" + Printable.of(id) + "\".");
    }
}
