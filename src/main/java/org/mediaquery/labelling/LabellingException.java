package org.mediaquery.labelling;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

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
    private final Duration after;

    public LabellingException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
        this.after = null;
    }

    private LabellingException(Duration after, String message, Throwable cause) {
        super(message, cause);
        this.kind = Kind.THROTTLED;
        this.after = after;
    }

    public LabellingException(Kind kind, String message) {
        this(kind, message, null);
    }

    /**
     * The provider, or a guard before it, is not to be asked for a time.
     *
     * @param after when it may be asked again, from now
     */
    public static LabellingException throttled(Duration after, String message, Throwable cause) {
        return new LabellingException(after, message, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** When another try makes sense, if that is known. */
    public Optional<Duration> after() {
        return Optional.ofNullable(after);
    }
}
