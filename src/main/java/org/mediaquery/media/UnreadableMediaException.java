package org.mediaquery.media;

/**
 * An object is malformed, or exceeds a limit for reading. The message is a sentence for the person who uploaded it.
 */
public class UnreadableMediaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableMediaException(String message) {
        super(message);
    }

    public UnreadableMediaException(String message, Throwable cause) {
        super(message, cause);
    }
}
