package org.mediaquery.media.labels;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The state and the results of labelling an object.
 *
 * @param status the overall status
 * @param reason an actionable sentence for failed, unsupported and waiting objects; otherwise null
 * @param sources the state of each labeller, in the order of the calls
 */
public record Labelling(Status status, String reason, List<SourceState> sources) {

    public Labelling {
        sources = List.copyOf(sources);
    }

    /** The source of the merged results of all labellers, in lists. */
    public static final String BRIEF = "all";

    /**
     * Returns a labelling with the merged result of all labellers, but without their states.
     *
     * @param labelling provides status, reason and time
     */
    public static Labelling withoutDetections(Labelling labelling, LabellerResult result) {
        return withoutDetections(labelling.status(), labelling.reason(), labelling.labelledAt(), result);
    }

    /**
     * Returns a labelling with the merged result of all labellers, but without their states.
     *
     * @param reason null when there is none
     * @param labelledAt null before the first labels
     */
    public static Labelling withoutDetections(Status status, String reason, Instant labelledAt, LabellerResult result) {
        SourceProgress progress = labelledAt == null ? SourceProgress.pending() : SourceProgress.labelled(labelledAt);
        return new Labelling(status, reason, List.of(new SourceState(BRIEF, 1, progress, result)));
    }

    /** Returns the labelling of a new object. */
    public static Labelling pending() {
        return new Labelling(Status.PENDING, null, List.of());
    }

    /** Returns a labelling that ended before any labeller was called. */
    public static Labelling ended(Status status, String reason) {
        return new Labelling(status, reason, List.of());
    }

    /**
     * Derives the overall status from the labellers' states. The labelling has ended when all labellers have. It failed when at
     * least one of them failed, and is labelled when at least one returned labels and none failed.
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
                .orElseThrow(() -> new IllegalArgumentException("a labelling needs at least one labeller"));
        // the reasons of labellers that do not support the object are irrelevant once another one has labelled it
        List<String> reasons = sources.stream()
                .filter(source -> source.status() == status || source.status() == Status.FAILED)
                .filter(source -> source.progress().reason() != null)
                .map(source -> source.source() + ": " + source.progress().reason())
                .toList();
        return new Labelling(status, reasons.isEmpty() ? null : String.join(" ", reasons), sources);
    }

    /** Returns a copy with the state of one labeller replaced. */
    public Labelling with(SourceState next) {
        return of(sources.stream()
                .map(source -> source.source().equals(next.source()) ? next : source)
                .toList());
    }

    /** Returns a copy with other detections, each assigned to its source. */
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

    /** Returns the state of one labeller. */
    public Optional<SourceState> source(String name) {
        return sources.stream().filter(source -> source.source().equals(name)).findFirst();
    }

    /** Returns the detections of all labellers. */
    public List<Detection> detections() {
        return sources.stream()
                .flatMap(source -> source.result().detections().stream())
                .toList();
    }

    /** Returns the recognized lines of text of all labellers. */
    public List<String> text() {
        return sources.stream()
                .flatMap(source -> source.result().text().stream())
                .toList();
    }

    /** Returns whether a labeller's moderation found unsafe content; null when moderation is off for all of them. */
    public Boolean moderated() {
        List<Boolean> findings = sources.stream()
                .map(source -> source.result().moderated())
                .filter(Objects::nonNull)
                .toList();
        return findings.isEmpty() ? null : findings.contains(true);
    }

    /** Returns the time of the latest labels; null before the first ones. */
    public Instant labelledAt() {
        return sources.stream()
                .filter(source -> source.status() == Status.LABELLED)
                .map(source -> source.progress().since())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** Returns whether a labeller is pending or queued. */
    public boolean isWaiting() {
        return any(state -> state.status() == Status.PENDING || state.status() == Status.QUEUED);
    }

    /** Returns whether a labeller's state matches. */
    public boolean any(Predicate<SourceState> state) {
        return sources.stream().anyMatch(state);
    }
}
