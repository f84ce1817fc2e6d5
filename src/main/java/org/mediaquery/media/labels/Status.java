package org.mediaquery.media.labels;

/** The status of labelling an object. */
public enum Status {
    /** Registered, not yet labelled. */
    PENDING,
    /** Waiting until the labelling service can take another job. */
    QUEUED,
    /** A job of the labelling service is running. */
    PROCESSING,
    /** Labelled successfully. */
    LABELLED,
    /** Labelling failed; see the reason. */
    FAILED,
    /** The object cannot be labelled; see the reason. */
    UNSUPPORTED;

    /** Returns whether the status changes only on request. */
    public boolean isFinal() {
        return this == LABELLED || this == FAILED || this == UNSUPPORTED;
    }
}
