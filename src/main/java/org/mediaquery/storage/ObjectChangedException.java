package org.mediaquery.storage;

import org.mediaquery.media.Printable;

/** An object was deleted or replaced before or during a read. Another event reports the new state. */
public class ObjectChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ObjectChangedException(String name, Throwable cause) {
        super(Printable.whole(name) + " was deleted or replaced before it was read completely", cause);
    }
}
