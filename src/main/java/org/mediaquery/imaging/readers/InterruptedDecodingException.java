package org.mediaquery.imaging.readers;

/**
 * Signals that a shutdown interrupted decoding, which says nothing about the file. The interrupt status remains set.
 */
public final class InterruptedDecodingException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    InterruptedDecodingException() {
        super("interrupted while decoding a file");
    }
}
