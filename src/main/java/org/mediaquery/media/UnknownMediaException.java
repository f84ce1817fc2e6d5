package org.mediaquery.media;

/** There is no such object. */
public class UnknownMediaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param name the key that was asked for; the message holds it in a {@link Printable} form */
    public UnknownMediaException(String name) {
        super("Media file (" + Printable.of(name) + ") not found");
    }
}
