package org.mediaquery.catalog;

/** A table has a format that this version of the service does not support: a newer version wrote it. */
public class UnknownSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownSchemaException(String message) {
        super(message);
    }
}
