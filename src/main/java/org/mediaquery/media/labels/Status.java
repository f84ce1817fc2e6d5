package org.mediaquery.media.labels;

/** How far the labelling of an object got. */
public enum Status {
    /** Known, not yet looked at. */
    PENDING,
    /** Waits until the labelling service has a job free. */
    QUEUED,
    /** A job of the labelling service runs. */
    PROCESSING,
    /** What was seen in it is known. */
    LABELLED,
    /** It could not be labelled; the reason says why. */
    FAILED,
    /** It is nothing that can be labelled; the reason says why. */
    UNSUPPORTED;

    /** Whether nothing more happens to the object by itself. */
    public boolean isFinal() {
        return this == LABELLED || this == FAILED || this == UNSUPPORTED;
    }
}
