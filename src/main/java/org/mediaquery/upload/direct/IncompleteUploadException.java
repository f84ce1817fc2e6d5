package org.mediaquery.upload.direct;

import java.util.List;
import java.util.stream.Collectors;

/** An upload cannot be completed, because the store has not received everything. */
public class IncompleteUploadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_NAMED = 20;

    /** Of an object that is sent at once. */
    public IncompleteUploadException() {
        super("The store has not received the object with the size that was announced.");
    }

    /** @param missing the numbers of the parts that are missing */
    public IncompleteUploadException(List<Integer> missing) {
        super("The store has not received " + missing.size() + " of the parts: "
                + missing.stream().limit(MAX_NAMED).map(String::valueOf).collect(Collectors.joining(", "))
                + (missing.size() > MAX_NAMED ? ", …" : "") + ".");
    }
}
