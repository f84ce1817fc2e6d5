package org.mediaquery.labelling;

import java.util.Objects;

/** A labeller could not say what is in an object. The message is a sentence that a person can act on. */
public class LabellingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What may help. */
    public enum Kind {
        /** The provider had a passing fault: another try soon may succeed. */
        TRANSIENT,
        /** The provider was asked too often: a try later will succeed. */
        THROTTLED,
        /** The provider has no job free: a try will succeed when another job has ended. */
        NO_FREE_JOB,
        /** No try will help until a person changes something. */
        PERMANENT
    }

    private final Kind kind;

    public LabellingException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
    }

    public LabellingException(Kind kind, String message) {
        this(kind, message, null);
    }

    public Kind kind() {
        return kind;
    }
}
