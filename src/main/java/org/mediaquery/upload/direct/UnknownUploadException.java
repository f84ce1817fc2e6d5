package org.mediaquery.upload.direct;

/** There is no upload of this id, or it has ended. */
public class UnknownUploadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownUploadException() {
        super("There is no upload of this id. It was completed, aborted, or abandoned for seven days.");
    }
}
