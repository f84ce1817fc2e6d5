package org.mediaquery.storage;

import org.mediaquery.media.Printable;

/** The object that was to be read has been deleted or replaced. Another event tells, or has told, of what is there now. */
public class ObjectChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ObjectChangedException(String name, Throwable cause) {
        super(Printable.whole(name) + " was deleted or replaced while it was read", cause);
    }
}
