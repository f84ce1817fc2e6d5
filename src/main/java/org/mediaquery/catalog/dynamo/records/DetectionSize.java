package org.mediaquery.catalog.dynamo.records;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;

/**
 * Estimates the size of detections in a DynamoDB item, in bytes: the UTF-8 bytes of names and texts, up to 21 per number, and
 * one to three of overhead per value (developer guide, "DynamoDB item sizes and formats").
 */
final class DetectionSize {

    private static final int BASICS = 60;
    private static final int BOX = 130;
    private static final int SPAN = 40;
    private static final int TEXT = 4;

    private DetectionSize() {}

    static int of(List<Detection> detections) {
        return detections.stream().mapToInt(DetectionSize::of).sum();
    }

    static int of(Detection detection) {
        Label label = detection.label();
        int texts = Stream.of(List.of(label.name()), label.parents(), label.aliases(), label.categories())
                .flatMap(List::stream)
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length + TEXT)
                .sum();
        return BASICS
                + texts
                + BOX * detection.boxes().size()
                + SPAN * detection.spans().size();
    }
}
