package org.mediaquery.catalog.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Label;

/**
 * Which labels are wanted. Labels compare without regard to case.
 *
 * @param all each of them must be there
 * @param any one of them must be there; empty: that does not matter
 * @param none none of them may be there
 * @param minConfidence 0 to 100; labels that are less sure do not count. Above 0 at least one must count.
 */
public record LabelFilter(List<String> all, List<String> any, List<String> none, double minConfidence) {

    public static final LabelFilter ANYTHING = new LabelFilter(List.of(), List.of(), List.of(), 0);

    public LabelFilter {
        all = foldedCase(all);
        any = foldedCase(any);
        none = foldedCase(none);
    }

    /** All of these, however sure. */
    public static LabelFilter all(List<String> labels) {
        return new LabelFilter(labels, List.of(), List.of(), 0);
    }

    boolean matches(MediaRecord record) {
        if (equals(ANYTHING)) {
            return true;
        }
        Set<String> there = record.labelling().detections().stream()
                .filter(seen -> seen.confidence() >= minConfidence)
                .map(seen -> Label.fold(seen.label().name()))
                .collect(Collectors.toSet());
        return (minConfidence == 0 || !there.isEmpty())
                && there.containsAll(all)
                && (any.isEmpty() || any.stream().anyMatch(there::contains))
                && none.stream().noneMatch(there::contains);
    }

    private static List<String> foldedCase(List<String> labels) {
        return labels.stream().map(Label::fold).distinct().toList();
    }
}
