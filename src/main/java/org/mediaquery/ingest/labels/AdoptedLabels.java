package org.mediaquery.ingest.labels;

import java.util.List;
import java.util.Optional;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;

/**
 * Labels that were in the table before this service, as the AWS "media query" sample leaves them. Somebody has paid for them, so
 * they stay, and no labeller is asked, until the object is replaced or somebody wants everything labelled again.
 */
final class AdoptedLabels {

    private AdoptedLabels() {}

    /**
     * Whether a record's labels may be kept for an object. The sample does not record which version of the object it labelled: an
     * event with a sequencer reports that the object was written since, and anything else finds what was there all along.
     */
    static boolean areOf(Snapshot snapshot, ObjectVersion version) {
        return snapshot.hasRecord()
                && snapshot.record().version().etag() == null
                && version.sequencer() == null
                && adopted(snapshot.record().labelling()).isPresent();
    }

    /**
     * The labelling that keeps them; nothing when there are none, or when they are to be replaced.
     *
     * @param before what is known of the object
     */
    static Optional<Labelling> kept(Labelling before, RelabelScope again) {
        return again.what() == RelabelScope.What.EVERYTHING
                ? Optional.empty()
                // nobody knows when they were found
                : adopted(before).map(state -> Labelling.of(List.of(state.with(SourceProgress.labelled(null)))));
    }

    static boolean isAdopted(SourceState state) {
        return state.source().equals(SourceState.ADOPTED);
    }

    private static Optional<SourceState> adopted(Labelling labelling) {
        return labelling.source(SourceState.ADOPTED);
    }
}
