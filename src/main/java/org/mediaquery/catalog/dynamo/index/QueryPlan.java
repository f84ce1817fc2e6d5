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
 * By which facets a search is answered: their lists together hold every record that is wanted.
 *
 * @param facets one, or several whose lists are merged
 * @param isExact whether they hold nothing else, or hardly anything
 */
record QueryPlan(List<String> facets, boolean isExact) {

    /** Nobody counts the records of a word. Most words have fewer than most labels. */
    private static final long OF_A_WORD = 100;

    /** Tells how many records facets have. Those that are missing have none. */
    @FunctionalInterface
    interface Numbers {
        Map<String, Long> of(List<String> facets);
    }

    /** The plan with the fewest records to look at. */
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

    /** Each of them alone holds all that is wanted. */
    private static List<List<String>> choices(Search search, SortKey order) {
        List<List<String>> choices = new ArrayList<>();
        search.labels().all().forEach(label -> choices.add(List.of(Facet.label(label))));
        if (!search.labels().any().isEmpty()) {
            choices.add(
                    search.labels().any().stream().map(Facet::label).distinct().toList());
        }
        MediaFilter kind = search.filter();
        if (order == SortKey.NAME) {
            // a word that is a label stands there, and nowhere else
            search.terms().forEach(word -> choices.add(List.of(Facet.word(word), Facet.label(word))));
            Stream.ofNullable(kind.moderated()).forEach(flag -> choices.add(List.of(Facet.moderated(flag))));
        }
        Stream.ofNullable(kind.status()).forEach(status -> choices.add(List.of(Facet.status(status))));
        Stream.ofNullable(kind.type()).forEach(type -> choices.add(List.of(Facet.type(type))));
        // nothing else has labels or words
        if (choices.isEmpty()) {
            choices.add(List.of(Facet.SHOWN));
        }
        return choices;
    }

    /** Whether nothing is asked for beside what the only choice tells. */
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
                .mapToLong(facet -> isUncounted(facet) ? OF_A_WORD : numbers.getOrDefault(facet, 0L))
                .sum();
    }

    private static boolean isUncounted(String facet) {
        return facet.startsWith(Facet.WORD) || facet.startsWith(Facet.MODERATED);
    }
}
