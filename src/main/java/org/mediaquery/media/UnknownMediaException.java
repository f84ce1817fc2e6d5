package org.mediaquery.media;

/** There is no such object. */
public class UnknownMediaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param name the key that was asked for */
    public UnknownMediaException(String name) {
        super("There is no picture or video named \"" + name + "\".");
    }
}
