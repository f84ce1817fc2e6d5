package org.mediaquery.media.labels;

import java.util.List;

/**
 * The result of one labeller for an object.
 *
 * @param detections in any order
 * @param text the recognized lines of text, from top to bottom; empty when text recognition is off
 * @param moderated whether moderation found unsafe content; null when moderation is off
 * @param tool the labeller's tool, such as the version of its model; null when unknown
 */
public record LabellerResult(List<Detection> detections, List<String> text, Boolean moderated, String tool) {

    public LabellerResult {
        detections = List.copyOf(detections);
        text = List.copyOf(text);
    }

    /** Returns a result without any findings, for example before the first labelling. */
    public static LabellerResult empty() {
        return of(List.of());
    }

    /** Returns a result that has only detections. */
    public static LabellerResult of(List<Detection> detections) {
        return new LabellerResult(detections, List.of(), null, null);
    }

    /** Returns a copy with another tool. */
    public LabellerResult with(String other) {
        return new LabellerResult(detections, text, moderated, other);
    }

    /** Returns a copy with other detections. */
    public LabellerResult with(List<Detection> others) {
        return new LabellerResult(others, text, moderated, tool);
    }

    /**
     * Returns a copy without detections below a confidence.
     *
     * @param confidence 0 to 100
     */
    public LabellerResult withMinConfidence(double confidence) {
        return with(detections.stream()
                .filter(detection -> detection.confidence() >= confidence)
                .toList());
    }
}
