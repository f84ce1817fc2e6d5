package org.mediaquery.catalog;

/** A table has a form that this service does not know: it was written by a newer one. */
public class UnknownSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownSchemaException(String message) {
        super(message);
    }
}
