package org.mediaquery.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    public MediaRecord with(ObjectVersion other) {
        return new MediaRecord(name, other, content, labelling);
    }

    public MediaRecord with(Labelling other) {
        return new MediaRecord(name, version, content, other);
    }
}
