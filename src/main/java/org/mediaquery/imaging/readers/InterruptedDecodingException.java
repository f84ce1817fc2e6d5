package org.mediaquery.imaging.readers;

/** Decoding was interrupted, since the service stops. It says nothing about the file. The thread is still interrupted. */
public final class InterruptedDecodingException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    InterruptedDecodingException() {
        super("interrupted while a file was decoded");
    }
}
