package org.mediaquery.media;

/** The bytes are in order, but nothing that is looked at here. The message is a sentence for a person. */
public class UnsupportedMediaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsupportedMediaException(String message) {
        super(message);
    }
}
