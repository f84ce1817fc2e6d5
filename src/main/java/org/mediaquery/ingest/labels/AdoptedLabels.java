package org.mediaquery.ingest.labels;

import java.util.List;
import java.util.Optional;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;

/**
 * Labels that were in the table before this service, as the AWS "media query" sample stores them. They have been paid
 * for, so they are kept, and no labeller is called until the object is replaced or a backfill relabels everything.
 */
final class AdoptedLabels {

    private AdoptedLabels() {}

    /**
     * Returns whether the labels of a record may be kept for an object. The sample does not record which version it
     * labelled: an event with a sequencer reports a later write, and any other event finds the object that was there
     * before.
     */
    static boolean areOf(MediaRecord record, ObjectVersion version) {
        return record.version().etag() == null
                && version.sequencer() == null
                && adopted(record.labelling()).isPresent();
    }

    /**
     * Returns the labelling that keeps adopted labels; empty when there are none, or when the request replaces them.
     *
     * @param before current labelling of the object
     */
    static Optional<Labelling> kept(Labelling before, RelabelScope scope) {
        return scope.what() == RelabelScope.What.ALL
                ? Optional.empty()
                // the time of labelling is unknown
                : adopted(before).map(state -> Labelling.of(List.of(state.with(SourceProgress.labelled(null)))));
    }

    static boolean isAdopted(SourceState state) {
        return state.source().equals(SourceState.ADOPTED);
    }

    private static Optional<SourceState> adopted(Labelling labelling) {
        return labelling.source(SourceState.ADOPTED);
    }
}
