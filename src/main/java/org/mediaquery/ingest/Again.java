package org.mediaquery.ingest;

import java.time.Instant;
import org.mediaquery.media.SourceState;
import org.mediaquery.media.Status;

/**
 * What is labelled anew of an object that labellers have seen already.
 *
 * @param what of it
 * @param before what a labeller has come to since is new enough; so a repeated message pays for nothing twice
 */
record Again(What what, Instant before) {

    enum What {
        /** Nothing: only what is not at its end goes on. */
        NOTHING,
        /** What did not work out. */
        WHAT_FAILED,
        /** All of it. */
        EVERYTHING
    }

    static final Again NOTHING = new Again(What.NOTHING, Instant.MIN);

    /** What did not work out, whenever that was. */
    static final Again WHAT_FAILED = new Again(What.WHAT_FAILED, Instant.MAX);

    boolean includes(SourceState state) {
        Instant at = state.progress().at();
        boolean isOld = at == null || at.isBefore(before);
        return switch (what) {
            case NOTHING -> false;
            case WHAT_FAILED -> isOld && state.status().isFinal() && state.status() != Status.LABELLED;
            case EVERYTHING -> isOld;
        };
    }
}
