package org.mediaquery.catalog.dynamo.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mediaquery.catalog.dynamo.table.Facet;
import org.mediaquery.catalog.search.LabelFilter;
import org.mediaquery.catalog.search.MediaFilter;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.TimeRange;
import org.mediaquery.media.SortKey;

/**
 * The facets that answer a search: their lists together contain all matching records.
 *
 * @param facets one facet, or several whose lists are merged
 * @param isExact whether (almost) all records in the lists match
 */
record QueryPlan(List<String> facets, boolean isExact) {

    /** An estimate for facets without counts, such as words. Most words have fewer records than most labels. */
    private static final long UNCOUNTED_ESTIMATE = 100;

    /** Returns the record counts of facets. Missing facets have no records. */
    @FunctionalInterface
    interface Numbers {
        Map<String, Long> of(List<String> facets);
    }

    /** Returns the plan that reads the fewest records. */
    static QueryPlan of(Search search, SortKey order, Numbers numbers) {
        List<List<String>> choices = choices(search, order);
        if (choices.size() == 1) {
            return new QueryPlan(choices.get(0), isCoveredBy(search, order));
        }
        List<String> counted = choices.stream()
                .flatMap(List::stream)
                .filter(facet -> !isUncounted(facet))
                .distinct()
                .toList();
        Map<String, Long> known = numbers.of(counted);
        return new QueryPlan(
                choices.stream()
                        .min((a, b) -> Long.compare(size(a, known), size(b, known)))
                        .orElseThrow(),
                false);
    }

    /** Returns all sets of facets whose lists contain all matching records. */
    private static List<List<String>> choices(Search search, SortKey order) {
        List<List<String>> choices = new ArrayList<>();
        search.labels().all().forEach(label -> choices.add(List.of(Facet.label(label))));
        if (!search.labels().any().isEmpty()) {
            choices.add(
                    search.labels().any().stream().map(Facet::label).distinct().toList());
        }
        MediaFilter filter = search.filter();
        if (order == SortKey.NAME) {
            // a word that is also a label of the record has no posting of its own
            search.terms().forEach(word -> choices.add(List.of(Facet.word(word), Facet.label(word))));
            Stream.ofNullable(filter.moderated()).forEach(flag -> choices.add(List.of(Facet.moderated(flag))));
        }
        Stream.ofNullable(filter.status()).forEach(status -> choices.add(List.of(Facet.status(status))));
        Stream.ofNullable(filter.type()).forEach(type -> choices.add(List.of(Facet.type(type))));
        // an empty search is for images and videos
        if (choices.isEmpty()) {
            choices.add(List.of(Facet.SHOWN));
        }
        return choices;
    }

    /** Returns whether the only choice of facets and the range of sort keys cover all criteria of the search. */
    private static boolean isCoveredBy(Search search, SortKey order) {
        LabelFilter labels = search.labels();
        return labels.none().isEmpty()
                && labels.minConfidence() == 0
                && (search.prefix().isEmpty() || order == SortKey.NAME)
                && (search.uploaded().equals(TimeRange.ALWAYS) || order == SortKey.UPLOADED)
                && (order == SortKey.NAME
                        || (search.terms().isEmpty() && search.filter().moderated() == null));
    }

    private static long size(List<String> facets, Map<String, Long> numbers) {
        return facets.stream()
                .mapToLong(facet -> isUncounted(facet) ? UNCOUNTED_ESTIMATE : numbers.getOrDefault(facet, 0L))
                .sum();
    }

    private static boolean isUncounted(String facet) {
        return facet.startsWith(Facet.WORD) || facet.startsWith(Facet.MODERATED);
    }
}
