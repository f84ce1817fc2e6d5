package org.mediaquery.ingest.labels;

import java.time.Instant;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;

/**
 * Which labellers of an object are called again.
 *
 * @param what to label again
 * @param before results since this time are kept, so that a duplicate message pays for nothing twice
 */
public record RelabelScope(What what, Instant before) {

    public enum What {
        /** None: only unfinished work continues. */
        NONE,
        /** Labellers that failed or do not support the object. */
        FAILED,
        /** All labellers. */
        ALL
    }

    public static final RelabelScope NONE = new RelabelScope(What.NONE, Instant.MIN);

    /** Labellers that failed or do not support the object, whenever that was. */
    public static final RelabelScope FAILED = new RelabelScope(What.FAILED, Instant.MAX);

    boolean includes(SourceState state) {
        Instant at = state.progress().since();
        boolean isOld = at == null || at.isBefore(before);
        return switch (what) {
            case NONE -> false;
            case FAILED -> isOld && state.status().isFinal() && state.status() != Status.LABELLED;
            case ALL -> isOld;
        };
    }
}
