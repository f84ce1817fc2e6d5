package org.mediaquery.labelling;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Signals that a labeller failed. The message is a sentence that users can act on. */
public class LabellingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whether a retry may help. */
    public enum Kind {
        /** The provider had a transient fault; a retry soon may succeed. */
        TRANSIENT,
        /** The call was throttled; a later retry will succeed. */
        THROTTLED,
        /** The provider runs its maximum number of jobs; a retry will succeed when a job has ended. */
        NO_FREE_JOB,
        /** No retry will help until someone changes something. */
        PERMANENT
    }

    private final Kind kind;
    private final Duration after;
    private final transient ProviderFault fault;

    public LabellingException(Kind kind, String message, Throwable cause) {
        this(kind, message, cause, null);
    }

    /** @param fault the response of the provider; null if unknown */
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
     * Creates an exception for a call that the provider, or a limit of the service, refused for a time.
     *
     * @param after how long to wait before a retry
     */
    public static LabellingException throttled(Duration after, String message, Throwable cause) {
        return new LabellingException(after, message, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the response of the provider, if known. */
    public Optional<ProviderFault> fault() {
        return Optional.ofNullable(fault);
    }

    /** Returns how long to wait before a retry, if known. */
    public Optional<Duration> after() {
        return Optional.ofNullable(after);
    }
}
