package org.mediaquery.catalog;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediaquery.media.Label;
import org.mediaquery.media.MediaRecord;

/**
 * Which labels are wanted. Labels compare without regard to case.
 *
 * @param all each of them must be there
 * @param any one of them must be there; empty: that does not matter
 * @param none none of them may be there
 * @param minConfidence 0 to 100; labels that are less sure do not count. Above 0 at least one must count.
 */
public record LabelTerms(List<String> all, List<String> any, List<String> none, double minConfidence) {

    public static final LabelTerms ANYTHING = new LabelTerms(List.of(), List.of(), List.of(), 0);

    public LabelTerms {
        all = folded(all);
        any = folded(any);
        none = folded(none);
    }

    /** All of these, however sure. */
    public static LabelTerms all(List<String> labels) {
        return new LabelTerms(labels, List.of(), List.of(), 0);
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

    private static List<String> folded(List<String> labels) {
        return labels.stream().map(Label::fold).distinct().toList();
    }
}
