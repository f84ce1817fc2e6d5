package org.mediaquery.catalog.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Label;

/**
 * Selects records by their labels. Labels are compared case-insensitively.
 *
 * @param all labels that must all be present
 * @param any labels of which at least one must be present; empty for no restriction
 * @param none labels that must not be present
 * @param minConfidence 0 to 100; labels with a lower confidence are ignored. Above 0, at least one label must remain.
 */
public record LabelFilter(List<String> all, List<String> any, List<String> none, double minConfidence) {

    public static final LabelFilter ANYTHING = new LabelFilter(List.of(), List.of(), List.of(), 0);

    public LabelFilter {
        all = foldedCase(all);
        any = foldedCase(any);
        none = foldedCase(none);
    }

    /** Returns a filter for all of these labels with any confidence. */
    public static LabelFilter all(List<String> labels) {
        return new LabelFilter(labels, List.of(), List.of(), 0);
    }

    boolean matches(MediaRecord record) {
        if (equals(ANYTHING)) {
            return true;
        }
        Set<String> present = record.labelling().detections().stream()
                .filter(detection -> detection.confidence() >= minConfidence)
                .map(detection -> Label.fold(detection.label().name()))
                .collect(Collectors.toSet());
        return (minConfidence == 0 || !present.isEmpty())
                && present.containsAll(all)
                && (any.isEmpty() || any.stream().anyMatch(present::contains))
                && none.stream().noneMatch(present::contains);
    }

    private static List<String> foldedCase(List<String> labels) {
        return labels.stream().map(Label::fold).distinct().toList();
    }
}
