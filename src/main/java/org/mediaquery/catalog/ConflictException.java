package org.mediaquery.catalog;

import org.mediaquery.media.Printable;

/** A record was modified concurrently. Read it again and retry. */
public class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConflictException(String name, Throwable cause) {
        super("the record of " + Printable.whole(name) + " was modified concurrently", cause);
    }
}
