package org.mediaquery.media.labels;

/**
 * What has become of an object at one labeller.
 *
 * @param source the labeller
 * @param attempt counts from 1 how often its labels were wanted; tries of the same attempt are never paid for twice
 * @param progress how far it got with this attempt
 * @param result what it saw the last time that it came to labels
 */
public record SourceState(String source, int attempt, SourceProgress progress, LabellerResult result) {

    /** The source of labels that were in the table before this service; who found them is not known. */
    public static final String ADOPTED = "adopted";

    /** Not begun. */
    public static SourceState first(String source) {
        return new SourceState(source, 1, SourceProgress.pending(), LabellerResult.empty());
    }

    /** Its labels are wanted anew; those that it has stay until then. */
    public SourceState again() {
        return new SourceState(source, attempt + 1, SourceProgress.pending(), result);
    }

    /** Got somewhere, without seeing anything new. */
    public SourceState with(SourceProgress next) {
        return new SourceState(source, attempt, next, result);
    }

    /** Saw this. */
    public SourceState with(SourceProgress next, LabellerResult now) {
        return new SourceState(source, attempt, next, now);
    }

    public Status status() {
        return progress.status();
    }
}
