package org.mediaquery.media;

/**
 * The bytes are not what they claim to be, or more than may be read. The message is a sentence for the person who
 * uploaded them.
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
