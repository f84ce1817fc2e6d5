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
    private final transient ProviderFault fault;

    public LabellingException(Kind kind, String message, Throwable cause) {
        this(kind, message, cause, null);
    }

    /** @param fault what the provider answered; null when that is not known */
    public LabellingException(Kind kind, String message, Throwable cause, ProviderFault fault) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
        this.after = null;
        this.fault = fault;
    }

    private LabellingException(Duration after, String message, Throwable cause) {
        super(message, cause);
        this.kind = Kind.THROTTLED;
        this.after = after;
        this.fault = null;
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

    /** What the provider answered, if that is known. */
    public Optional<ProviderFault> fault() {
        return Optional.ofNullable(fault);
    }

    /** When another try makes sense, if that is known. */
    public Optional<Duration> after() {
        return Optional.ofNullable(after);
    }
}
