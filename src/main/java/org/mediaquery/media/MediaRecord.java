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
 * What is known of one object of the bucket.
 *
 * @param name the object's key: 1 to 1,024 bytes of UTF-8, any character
 * @param version which object under that name
 * @param content what it is
 * @param labelling what is in it
 */
public record MediaRecord(String name, ObjectVersion version, Content content, Labelling labelling) {

    /** The labels by falling confidence, each once; labels that differ in case only are one. */
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

    /** The record as lists tell it: of each label its name and its greatest confidence, and of labellers nothing. */
    public MediaRecord withoutDetections() {
        Map<String, Detection> best = new LinkedHashMap<>();
        labelling.detections().stream()
                .sorted(Comparator.comparingDouble(Detection::confidence).reversed())
                .forEach(seen -> best.putIfAbsent(
                        Label.fold(seen.label().name()),
                        Detection.of(Label.of(seen.label().name()), seen.confidence(), Labelling.BRIEF)));
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
