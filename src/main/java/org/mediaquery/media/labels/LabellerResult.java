package org.mediaquery.media.labels;

import java.util.List;

/**
 * What one labeller saw in an object.
 *
 * @param detections in any order
 * @param text the lines that can be read in it, from top to bottom; empty when nobody looked for any
 * @param moderated whether there is something in it that not everybody wants to see; null when nobody looked
 * @param tool what the labeller worked with, such as the version of its model; null when it does not say
 */
public record LabellerResult(List<Detection> detections, List<String> text, Boolean moderated, String tool) {

    public LabellerResult {
        detections = List.copyOf(detections);
        text = List.copyOf(text);
    }

    /** Nothing, since nobody looked yet. */
    public static LabellerResult empty() {
        return of(List.of());
    }

    /** Nothing but these. */
    public static LabellerResult of(List<Detection> detections) {
        return new LabellerResult(detections, List.of(), null, null);
    }

    /** The same, seen with this tool. */
    public LabellerResult with(String other) {
        return new LabellerResult(detections, text, moderated, other);
    }

    /** The same with other detections. */
    public LabellerResult with(List<Detection> others) {
        return new LabellerResult(others, text, moderated, tool);
    }

    /**
     * The same without what is less sure.
     *
     * @param confidence 0 to 100
     */
    public LabellerResult withMinConfidence(double confidence) {
        return with(detections.stream()
                .filter(detection -> detection.confidence() >= confidence)
                .toList());
    }
}
