package org.mediaquery.media;

/** An object does not exist. */
public class UnknownMediaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param name the requested key; the message contains it in {@link Printable} form */
    public UnknownMediaException(String name) {
        super("Media file (" + Printable.of(name) + ") not found");
    }
}
