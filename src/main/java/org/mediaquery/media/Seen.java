package org.mediaquery.media;

import java.util.List;

/**
 * What one labeller saw in an object.
 *
 * @param detections in any order
 * @param text the lines that can be read in it, from top to bottom; empty when nobody looked for any
 * @param moderated whether there is something in it that not everybody wants to see; null when nobody looked
 * @param tool what the labeller worked with, such as the version of its model; null when it does not say
 */
public record Seen(List<Detection> detections, List<String> text, Boolean moderated, String tool) {

    public Seen {
        detections = List.copyOf(detections);
        text = List.copyOf(text);
    }

    /** Nothing, since nobody looked yet. */
    public static Seen nothing() {
        return of(List.of());
    }

    /** Nothing but these. */
    public static Seen of(List<Detection> detections) {
        return new Seen(detections, List.of(), null, null);
    }

    /** The same, seen with this tool. */
    public Seen with(String other) {
        return new Seen(detections, text, moderated, other);
    }

    /** The same with other detections. */
    public Seen with(List<Detection> others) {
        return new Seen(others, text, moderated, tool);
    }

    /**
     * The same without what is less sure.
     *
     * @param confidence 0 to 100
     */
    public Seen atLeast(double confidence) {
        return with(detections.stream()
                .filter(detection -> detection.confidence() >= confidence)
                .toList());
    }
}
