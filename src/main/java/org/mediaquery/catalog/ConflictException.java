package org.mediaquery.catalog;

import org.mediaquery.media.Printable;

/** Somebody else changed the same record since it was read. Read it again and decide anew. */
public class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConflictException(String name, Throwable cause) {
        super("the record of " + Printable.whole(name) + " was changed by somebody else", cause);
    }
}
