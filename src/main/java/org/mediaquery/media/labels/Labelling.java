package org.mediaquery.media.labels;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What came of labelling an object.
 *
 * @param status how far it got as a whole
 * @param reason a sentence that a person can act on, for objects that failed, are not supported, or wait; else null
 * @param sources how far each labeller got, in the order in which they are asked
 */
public record Labelling(Status status, String reason, List<SourceState> sources) {

    public Labelling {
        sources = List.copyOf(sources);
    }

    /** Stands for all labellers together where lists do not tell them apart. */
    public static final String BRIEF = "all";

    /**
     * The state of the whole, and what all labellers together saw.
     *
     * @param labelling of which the state and the time are taken
     */
    public static Labelling withoutDetections(Labelling labelling, LabellerResult result) {
        return withoutDetections(labelling.status(), labelling.reason(), labelling.labelledAt(), result);
    }

    /**
     * The state of the whole, and what all labellers together saw.
     *
     * @param reason null when there is none
     * @param labelledAt null before
     */
    public static Labelling withoutDetections(Status status, String reason, Instant labelledAt, LabellerResult result) {
        SourceProgress progress = labelledAt == null ? SourceProgress.pending() : SourceProgress.labelled(labelledAt);
        return new Labelling(status, reason, List.of(new SourceState(BRIEF, 1, progress, result)));
    }

    /** Not yet looked at. */
    public static Labelling pending() {
        return new Labelling(Status.PENDING, null, List.of());
    }

    /** Ended before any labeller was asked. */
    public static Labelling ended(Status status, String reason) {
        return new Labelling(status, reason, List.of());
    }

    /**
     * The whole, as it follows from its parts: while one labeller is not at its end, the whole is not; it failed when one
     * failed, and is labelled when at least one saw it and none failed.
     *
     * @param sources at least one
     */
    public static Labelling of(List<SourceState> sources) {
        Status status = Stream.of(
                        Status.PENDING,
                        Status.QUEUED,
                        Status.PROCESSING,
                        Status.FAILED,
                        Status.LABELLED,
                        Status.UNSUPPORTED)
                .filter(candidate -> sources.stream().anyMatch(source -> source.status() == candidate))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no labeller"));
        // that one labeller does not support what another one has labelled is of no interest
        List<String> reasons = sources.stream()
                .filter(source -> source.status() == status || source.status() == Status.FAILED)
                .filter(source -> source.progress().reason() != null)
                .map(source -> source.source() + ": " + source.progress().reason())
                .toList();
        return new Labelling(status, reasons.isEmpty() ? null : String.join(" ", reasons), sources);
    }

    /** The same with one labeller's state replaced. */
    public Labelling with(SourceState next) {
        return of(sources.stream()
                .map(source -> source.source().equals(next.source()) ? next : source)
                .toList());
    }

    /**
     * The same with other detections, each given to the labeller that is its source.
     */
    public Labelling with(List<Detection> detections) {
        List<SourceState> states = sources.stream()
                .map(state -> state.with(
                        state.progress(),
                        state.result()
                                .with(detections.stream()
                                        .filter(detection -> detection.source().equals(state.source()))
                                        .toList())))
                .toList();
        return new Labelling(status, reason, states);
    }

    /** The state of one labeller. */
    public Optional<SourceState> source(String name) {
        return sources.stream().filter(source -> source.source().equals(name)).findFirst();
    }

    /** What was seen, by all labellers. */
    public List<Detection> detections() {
        return sources.stream()
                .flatMap(source -> source.result().detections().stream())
                .toList();
    }

    /** The lines that can be read in it. */
    public List<String> text() {
        return sources.stream()
                .flatMap(source -> source.result().text().stream())
                .toList();
    }

    /** Whether a labeller found something that not everybody wants to see; null when none looked for such things. */
    public Boolean moderated() {
        List<Boolean> opinions = sources.stream()
                .map(source -> source.result().moderated())
                .filter(Objects::nonNull)
                .toList();
        return opinions.isEmpty() ? null : opinions.contains(true);
    }

    /** When it was last labelled; null before. */
    public Instant labelledAt() {
        return sources.stream()
                .filter(source -> source.status() == Status.LABELLED)
                .map(source -> source.progress().since())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** Whether a labeller is neither at its end nor at work. */
    public boolean isWaiting() {
        return any(state -> state.status() == Status.PENDING || state.status() == Status.QUEUED);
    }

    /** Whether a labeller is in such a state. */
    public boolean any(Predicate<SourceState> state) {
        return sources.stream().anyMatch(state);
    }
}
