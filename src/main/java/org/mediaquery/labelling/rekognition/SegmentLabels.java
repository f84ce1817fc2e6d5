package org.mediaquery.labelling.rekognition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.TimeSpan;
import software.amazon.awssdk.services.rekognition.model.LabelDetection;

/**
 * Merges segments into labels with time spans, page by page. A segment costs only two numbers: each label is stored
 * once, and adjacent segments are merged.
 */
final class SegmentLabels {

    private static final class Spans {
        private final Label label;
        private final List<TimeSpan> spans = new ArrayList<>();
        private double confidence;

        private Spans(Label label) {
            this.label = label;
        }
    }

    private final Map<String, Spans> all = new LinkedHashMap<>();

    /** @param segment must follow all segments added before */
    void add(LabelDetection segment) {
        var seen = segment.label();
        Spans spans = all.computeIfAbsent(Label.fold(seen.name()), name -> new Spans(RekognitionDetections.word(seen)));
        spans.confidence = Math.max(spans.confidence, RekognitionDetections.number(seen.confidence()));
        long start = segment.startTimestampMillis() == null ? segment.timestamp() : segment.startTimestampMillis();
        long end = segment.endTimestampMillis() == null ? start : segment.endTimestampMillis();
        append(spans.spans, new TimeSpan(Math.max(0, start), Math.max(Math.max(0, start), end)));
    }

    List<Detection> detections() {
        return all.values().stream()
                .map(spans -> new Detection(
                        spans.label, spans.confidence, RekognitionLabeller.SOURCE, List.of(), spans.spans))
                .toList();
    }

    private static void append(List<TimeSpan> spans, TimeSpan next) {
        TimeSpan last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && next.startMillis() >= last.startMillis() && next.startMillis() <= last.endMillis()) {
            spans.set(spans.size() - 1, new TimeSpan(last.startMillis(), Math.max(last.endMillis(), next.endMillis())));
        } else {
            spans.add(next);
        }
    }
}
