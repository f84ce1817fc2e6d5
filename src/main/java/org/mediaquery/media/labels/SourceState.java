package org.mediaquery.media.labels;

/**
 * The state of one labeller for an object.
 *
 * @param source the name of the labeller
 * @param attempt the number of the request for labels, from 1; retries of the same attempt are not paid for twice
 * @param progress of this attempt
 * @param result the latest result
 */
public record SourceState(String source, int attempt, SourceProgress progress, LabellerResult result) {

    /** The source of labels that were in the table before this service, from an unknown labeller. */
    public static final String ADOPTED = "adopted";

    /** Returns the state before the first attempt. */
    public static SourceState first(String source) {
        return new SourceState(source, 1, SourceProgress.pending(), LabellerResult.empty());
    }

    /** Returns the state of a new attempt, which keeps the current result until it ends. */
    public SourceState again() {
        return new SourceState(source, attempt + 1, SourceProgress.pending(), result);
    }

    /** Returns a copy with other progress and the same result. */
    public SourceState with(SourceProgress next) {
        return new SourceState(source, attempt, next, result);
    }

    /** Returns a copy with other progress and another result. */
    public SourceState with(SourceProgress next, LabellerResult newResult) {
        return new SourceState(source, attempt, next, newResult);
    }

    public Status status() {
        return progress.status();
    }
}
