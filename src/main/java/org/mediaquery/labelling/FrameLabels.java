package org.mediaquery.labelling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mediaquery.media.Frame;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.TimeSpan;

/**
 * Merges the detections of consecutive frames into labels with time spans. The confidence of a label is its maximum
 * over all frames.
 */
public final class FrameLabels {

    private final Map<String, Detection> merged = new LinkedHashMap<>();

    /**
     * Adds the detections of the next frame.
     *
     * @param frame must follow all frames added before
     * @param minConfidence the minimum confidence of detections, 0 to 100
     */
    public void add(Frame frame, List<Detection> detections, double minConfidence) {
        TimeSpan now = new TimeSpan(frame.startMillis(), frame.endMillis());
        detections.stream()
                .filter(detection -> detection.confidence() >= minConfidence)
                .forEach(detection -> merged.merge(
                        Label.fold(detection.label().name()), with(detection, List.of(now)), FrameLabels::join));
    }

    /** Returns each label once, with the time spans in which it was detected. */
    public List<Detection> detections() {
        return List.copyOf(merged.values());
    }

    private static Detection join(Detection before, Detection next) {
        TimeSpan now = next.spans().get(0);
        List<TimeSpan> spans = new ArrayList<>(before.spans());
        TimeSpan last = spans.get(spans.size() - 1);
        if (now.startMillis() <= last.endMillis()) {
            spans.set(spans.size() - 1, new TimeSpan(last.startMillis(), now.endMillis()));
        } else {
            spans.add(now);
        }
        return with(before.confidence() >= next.confidence() ? before : next, spans);
    }

    private static Detection with(Detection detection, List<TimeSpan> spans) {
        return new Detection(detection.label(), detection.confidence(), detection.source(), List.of(), spans);
    }
}
