package org.mediaquery.media;

/** Somebody asked for something that cannot be; the message names what, and what is allowed instead. */
public class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidInputException(String message) {
        super(message);
    }
}
