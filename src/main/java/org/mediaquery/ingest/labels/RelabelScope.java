package org.mediaquery.ingest.labels;

import java.time.Instant;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;

/**
 * What is labelled anew of an object that labellers have seen already.
 *
 * @param what of it
 * @param before what a labeller has come to since is new enough; so a repeated message pays for nothing twice
 */
public record RelabelScope(What what, Instant before) {

    public enum What {
        /** Nothing: only what is not at its end goes on. */
        NOTHING,
        /** What did not work out. */
        WHAT_FAILED,
        /** All of it. */
        EVERYTHING
    }

    public static final RelabelScope NOTHING = new RelabelScope(What.NOTHING, Instant.MIN);

    /** What did not work out, whenever that was. */
    public static final RelabelScope WHAT_FAILED = new RelabelScope(What.WHAT_FAILED, Instant.MAX);

    boolean includes(SourceState state) {
        Instant at = state.progress().since();
        boolean isOld = at == null || at.isBefore(before);
        return switch (what) {
            case NOTHING -> false;
            case WHAT_FAILED -> isOld && state.status().isFinal() && state.status() != Status.LABELLED;
            case EVERYTHING -> isOld;
        };
    }
}
