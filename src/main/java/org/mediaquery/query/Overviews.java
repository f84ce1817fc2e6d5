package org.mediaquery.query;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.LabelCount;
import org.mediaquery.catalog.Statistics;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.Label;

/** Tells what there is as a whole. The catalogue keeps the numbers, so that nothing is counted for an answer. */
public final class Overviews {

    private static final int DEFAULT_LIMIT = 1000;
    private static final int MAX_LIMIT = 10_000;

    private static final String PREFIX = "startswith";
    private static final String SORT = "sort";
    private static final String LIMIT = "limit";

    private static final Comparator<LabelCount> BY_NAME = Comparator.comparing(count -> Label.fold(count.label()));

    private static final Map<String, Comparator<LabelCount>> ORDERS = Map.of(
            "name", BY_NAME,
            "-name", BY_NAME.reversed(),
            "count", Comparator.comparingLong(LabelCount::count).thenComparing(BY_NAME),
            "-count", Comparator.comparingLong(LabelCount::count).reversed().thenComparing(BY_NAME));

    private final Catalog catalog;

    public Overviews(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The labels that there are.
     *
     * @param query the parameters, decoded
     * @throws InvalidInputException naming the parameter that is wrong
     */
    List<LabelCount> labels(Map<String, List<String>> query) {
        Parameters parameters = new Parameters(query, Set.of(PREFIX, SORT, LIMIT));
        String sort = parameters.one(SORT, "name");
        Comparator<LabelCount> order = ORDERS.get(sort);
        if (order == null) {
            throw new InvalidInputException(
                    "\"" + SORT + "\" must be one of name, -name, count, -count; it is \"" + sort + "\".");
        }
        int limit = parameters.number(LIMIT, DEFAULT_LIMIT, 1, MAX_LIMIT);
        return catalog.labels(parameters.one(PREFIX, "")).stream()
                .sorted(order)
                .limit(limit)
                .toList();
    }

    Statistics statistics() {
        return catalog.statistics();
    }
}
