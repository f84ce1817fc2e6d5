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
 * @param order the order in which the lists are read; if it is not that of the search, then all of their records are read
 *     and sorted in memory
 */
record QueryPlan(List<String> facets, boolean isExact, SortKey order) {

    /** The most records that are read to be sorted in memory: a few calls, of up to 1 MB each. */
    private static final long MOST_SORTED = 5000;

    /** An estimate for facets without counts, such as words. Most words have fewer records than most labels. */
    private static final long UNCOUNTED_ESTIMATE = 100;

    /** Returns the record counts of facets. Missing facets have no records. */
    @FunctionalInterface
    interface Numbers {
        Map<String, Long> of(List<String> facets);
    }

    /**
     * Returns the plan that reads the fewest records.
     *
     * @param limit the number of records of a page
     */
    static QueryPlan of(Search search, SortKey order, int limit, Numbers numbers) {
        List<List<String>> labels = labels(search);
        return order == SortKey.SIZE && !labels.isEmpty()
                ? bySize(search, labels, limit, numbers)
                : smallest(choices(search, order), search, order, numbers);
    }

    /** Returns a plan that needs no sorting, for a search by labels whose records are to be sorted by size. */
    static QueryPlan sortedBySize(Search search, Numbers numbers) {
        QueryPlan plan = smallest(others(search, SortKey.SIZE), search, SortKey.SIZE, numbers);
        return new QueryPlan(plan.facets(), false, SortKey.SIZE);
    }

    /**
     * Labels have no lists by size. Either all records with the rarest label are read and sorted for each page, or the records
     * of a list by size are read until enough of them have the label.
     */
    private static QueryPlan bySize(Search search, List<List<String>> labels, int limit, Numbers numbers) {
        List<List<String>> sorted = others(search, SortKey.SIZE);
        Map<String, Long> known =
                known(Stream.concat(sorted.stream(), labels.stream()).toList(), numbers);
        List<String> rarest = smallest(labels, known);
        List<String> filtered = smallest(sorted, known);
        double records = size(rarest, known);
        // if the label is as frequent at the beginning of the list as elsewhere
        double untilPageIsFull = limit * size(filtered, known) / Math.max(1, records);
        return records <= MOST_SORTED && records <= Math.max(limit, untilPageIsFull)
                ? new QueryPlan(rarest, false, SortKey.NAME)
                : new QueryPlan(filtered, false, SortKey.SIZE);
    }

    private static QueryPlan smallest(List<List<String>> choices, Search search, SortKey order, Numbers numbers) {
        return choices.size() == 1
                ? new QueryPlan(choices.get(0), isCoveredBy(search, order), order)
                : new QueryPlan(smallest(choices, known(choices, numbers)), false, order);
    }

    private static List<String> smallest(List<List<String>> choices, Map<String, Long> known) {
        return choices.stream()
                .min((a, b) -> Long.compare(size(a, known), size(b, known)))
                .orElseThrow();
    }

    private static Map<String, Long> known(List<List<String>> choices, Numbers numbers) {
        return numbers.of(choices.stream()
                .flatMap(List::stream)
                .filter(facet -> !isUncounted(facet))
                .distinct()
                .toList());
    }

    /** Returns all sets of facets whose lists contain all matching records. */
    private static List<List<String>> choices(Search search, SortKey order) {
        List<List<String>> choices = labels(search);
        List<List<String>> others = others(search, order);
        // the list of everything is never the smallest
        if (choices.isEmpty() || !others.equals(List.of(List.of(Facet.SHOWN)))) {
            choices.addAll(others);
        }
        return choices;
    }

    private static List<List<String>> labels(Search search) {
        List<List<String>> choices = new ArrayList<>();
        search.labels().all().forEach(label -> choices.add(List.of(Facet.label(label))));
        if (!search.labels().any().isEmpty()) {
            choices.add(
                    search.labels().any().stream().map(Facet::label).distinct().toList());
        }
        return choices;
    }

    /** Returns the choices that are not labels: at least one. */
    private static List<List<String>> others(Search search, SortKey order) {
        List<List<String>> choices = new ArrayList<>();
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
