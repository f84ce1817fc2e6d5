package org.mediaquery.media.labels;

import java.util.List;

/**
 * One thing that a labeller saw.
 *
 * @param label what
 * @param confidence 0 to 100
 * @param source the labeller that saw it
 * @param boxes where in a picture; empty when the labeller does not say
 * @param spans when in a video; empty for pictures
 */
public record Detection(Label label, double confidence, String source, List<BoundingBox> boxes, List<TimeSpan> spans) {

    public Detection {
        // NaN fails this comparison too
        if (!(confidence >= 0 && confidence <= 100)) {
            throw new IllegalArgumentException("confidence of " + label.name() + " is not 0 to 100: " + confidence);
        }
        boxes = List.copyOf(boxes);
        spans = List.copyOf(spans);
    }

    /** A detection in a picture as a whole. */
    public static Detection of(Label label, double confidence, String source) {
        return new Detection(label, confidence, source, List.of(), List.of());
    }
}
