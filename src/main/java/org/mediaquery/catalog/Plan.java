package org.mediaquery.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mediaquery.media.Order;

/**
 * By which facets a search is answered: their lists together hold every record that is wanted.
 *
 * @param facets one, or several whose lists are merged
 * @param isExact whether they hold nothing else, or hardly anything
 */
record Plan(List<String> facets, boolean isExact) {

    /** Nobody counts the records of a word. Most words have fewer than most labels. */
    private static final long OF_A_WORD = 100;

    /** Tells how many records facets have. Those that are missing have none. */
    @FunctionalInterface
    interface Numbers {
        Map<String, Long> of(List<String> facets);
    }

    /** The plan with the fewest records to look at. */
    static Plan of(Search search, Order order, Numbers numbers) {
        List<List<String>> choices = choices(search, order);
        if (choices.size() == 1) {
            return new Plan(choices.get(0), isCoveredBy(search, order));
        }
        List<String> counted = choices.stream()
                .flatMap(List::stream)
                .filter(facet -> !isUncounted(facet))
                .distinct()
                .toList();
        Map<String, Long> known = numbers.of(counted);
        return new Plan(
                choices.stream()
                        .min((a, b) -> Long.compare(size(a, known), size(b, known)))
                        .orElseThrow(),
                false);
    }

    /** Each of them alone holds all that is wanted. */
    private static List<List<String>> choices(Search search, Order order) {
        List<List<String>> choices = new ArrayList<>();
        search.labels().all().forEach(label -> choices.add(List.of(Facet.label(label))));
        if (!search.labels().any().isEmpty()) {
            choices.add(
                    search.labels().any().stream().map(Facet::label).distinct().toList());
        }
        Kind kind = search.kind();
        if (order == Order.NAME) {
            // a word that is a label stands there, and nowhere else
            search.words().forEach(word -> choices.add(List.of(Facet.word(word), Facet.label(word))));
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
    private static boolean isCoveredBy(Search search, Order order) {
        LabelTerms labels = search.labels();
        return labels.none().isEmpty()
                && labels.minConfidence() == 0
                && (search.prefix().isEmpty() || order == Order.NAME)
                && (search.uploaded().equals(TimeRange.ALWAYS) || order == Order.UPLOADED)
                && (order == Order.NAME
                        || (search.words().isEmpty() && search.kind().moderated() == null));
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
