package org.mediaquery.media;

/** An object is valid, but has an unsupported format. The message is a sentence for the person who uploaded it. */
public class UnsupportedMediaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsupportedMediaException(String message) {
        super(message);
    }
}
