package org.mediaquery.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;

/**
 * The record of an object in the bucket.
 *
 * @param name the object's key: 1 to 1,024 bytes of UTF-8, any character
 * @param version the object's version
 * @param content type and metadata
 * @param labelling the state and the results of labelling
 */
public record MediaRecord(String name, ObjectVersion version, Content content, Labelling labelling) {

    /** Returns the labels by decreasing confidence. Of labels that differ only in case, the first one is kept. */
    public List<String> labels() {
        Set<String> seen = new HashSet<>();
        List<String> labels = new ArrayList<>();
        labelling.detections().stream()
                .sorted(Comparator.comparingDouble(Detection::confidence).reversed())
                .map(detection -> detection.label().name())
                .filter(label -> seen.add(Label.fold(label)))
                .forEach(labels::add);
        return labels;
    }

    /** Returns the record for lists, with only the name and the highest confidence of each label, and without labellers. */
    public MediaRecord withoutDetections() {
        Map<String, Detection> best = new LinkedHashMap<>();
        labelling.detections().stream()
                .sorted(Comparator.comparingDouble(Detection::confidence).reversed())
                .forEach(detection -> best.putIfAbsent(
                        Label.fold(detection.label().name()),
                        Detection.of(Label.of(detection.label().name()), detection.confidence(), Labelling.BRIEF)));
        return with(Labelling.withoutDetections(
                labelling,
                new LabellerResult(List.copyOf(best.values()), labelling.text(), labelling.moderated(), null)));
    }

    public MediaRecord with(ObjectVersion other) {
        return new MediaRecord(name, other, content, labelling);
    }

    public MediaRecord with(Labelling other) {
        return new MediaRecord(name, version, content, other);
    }
}
