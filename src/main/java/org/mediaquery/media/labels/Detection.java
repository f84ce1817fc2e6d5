package org.mediaquery.media.labels;

import java.util.List;

/**
 * A label that a labeller assigned to an object.
 *
 * @param label the label
 * @param confidence 0 to 100
 * @param source the name of the labeller
 * @param boxes the locations in a picture; empty when the labeller reports none
 * @param spans the times in a video; empty for pictures
 */
public record Detection(Label label, double confidence, String source, List<BoundingBox> boxes, List<TimeSpan> spans) {

    public Detection {
        // NaN fails this comparison too
        if (!(confidence >= 0 && confidence <= 100)) {
            throw new IllegalArgumentException(
                    "the confidence of " + label.name() + " must be 0 to 100: " + confidence);
        }
        boxes = List.copyOf(boxes);
        spans = List.copyOf(spans);
    }

    /** Returns a detection for the whole object, without boxes and spans. */
    public static Detection of(Label label, double confidence, String source) {
        return new Detection(label, confidence, source, List.of(), List.of());
    }
}
