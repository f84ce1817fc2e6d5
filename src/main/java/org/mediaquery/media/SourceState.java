package org.mediaquery.media;

/**
 * What has become of an object at one labeller.
 *
 * @param source the labeller
 * @param attempt counts from 1 how often its labels were wanted; tries of the same attempt are never paid for twice
 * @param progress how far it got with this attempt
 * @param seen what it saw the last time that it came to labels
 */
public record SourceState(String source, int attempt, Progress progress, Seen seen) {

    /** The source of labels that were in the table before this service; who found them is not known. */
    public static final String ADOPTED = "adopted";

    /** Not begun. */
    public static SourceState first(String source) {
        return new SourceState(source, 1, Progress.pending(), Seen.nothing());
    }

    /** Its labels are wanted anew; those that it has stay until then. */
    public SourceState again() {
        return new SourceState(source, attempt + 1, Progress.pending(), seen);
    }

    /** Got somewhere, without seeing anything new. */
    public SourceState with(Progress next) {
        return new SourceState(source, attempt, next, seen);
    }

    /** Saw this. */
    public SourceState with(Progress next, Seen now) {
        return new SourceState(source, attempt, next, now);
    }

    public Status status() {
        return progress.status();
    }
}
