package org.mediaquery.query;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mediaquery.api.QueryParameters;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.LabelCount;
import org.mediaquery.catalog.Statistics;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.labels.Label;

/** Returns label counts and statistics from counters that the catalog maintains. */
public final class Overviews {

    private static final int DEFAULT_LIMIT = 1000;
    private static final int MAX_LIMIT = 10_000;

    /**
     * The maximum length of a label. No labeller returns a longer one. The table's keys hold 1,024 bytes, and a character
     * takes up to 3 bytes in UTF-8.
     */
    private static final int LONGEST_LABEL = 256;

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
     * Returns labels with their counts.
     *
     * @param query the decoded parameters
     * @throws InvalidInputException naming the invalid parameter
     */
    List<LabelCount> labels(Map<String, List<String>> query) {
        QueryParameters parameters = new QueryParameters(query, Set.of(PREFIX, SORT, LIMIT));
        String sort = parameters.one(SORT, "name");
        Comparator<LabelCount> order = ORDERS.get(sort);
        if (order == null) {
            throw new InvalidInputException("\"" + SORT + "\" must be one of name, -name, count, -count.", sort);
        }
        int limit = parameters.number(LIMIT, DEFAULT_LIMIT, 1, MAX_LIMIT);
        return catalog.labels(checkLabel(PREFIX, parameters.one(PREFIX, ""))).stream()
                .sorted(order)
                .limit(limit)
                .toList();
    }

    /**
     * Validates a label or a label prefix.
     *
     * @param parameter the name of the parameter
     * @return the label or prefix, unchanged
     * @throws InvalidInputException if it is longer than any label
     */
    static String checkLabel(String parameter, String label) {
        if (label.length() > LONGEST_LABEL) {
            throw new InvalidInputException(
                    "\"" + parameter + "\" may have up to " + LONGEST_LABEL + " characters.", label);
        }
        return label;
    }

    /**
     * Returns statistics by type, content type and status.
     *
     * @param query the parameters, which must be empty
     */
    Statistics statistics(Map<String, List<String>> query) {
        QueryParameters.requireNone(query);
        return catalog.statistics();
    }
}
