package org.mediaquery.query;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonObjectBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mediaquery.api.QueryParameters;
import org.mediaquery.catalog.search.LabelFilter;
import org.mediaquery.catalog.search.MediaFilter;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.catalog.search.TimeRange;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaName;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.SearchTerms;
import org.mediaquery.media.SortKey;
import org.mediaquery.media.labels.Status;

/**
 * A request for a page of records.
 *
 * @param name the name of a single record; null for a search
 * @param search the filters
 * @param sort the order
 * @param cursor the start of the page; null for the first page
 * @param limit the maximum number of records on the page
 */
record ListRequest(String name, Search search, Sort sort, String cursor, int limit) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private static final String NAME = "name";
    private static final String PREFIX = "startswith";
    private static final String TYPE = "media-type";
    private static final String STATUS = "status";
    private static final String MODERATED = "moderated";
    private static final String WORDS = "q";
    private static final String LABEL = "label";
    private static final String ANY_LABEL = "any-label";
    private static final String NOT_LABEL = "not-label";
    private static final String MIN_CONFIDENCE = "min-confidence";
    private static final String AFTER = "uploaded-after";
    private static final String BEFORE = "uploaded-before";
    private static final String SORT = "sort";
    private static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    private static final Set<String> KNOWN = Set.of(
            NAME,
            PREFIX,
            TYPE,
            STATUS,
            MODERATED,
            LABEL,
            ANY_LABEL,
            NOT_LABEL,
            MIN_CONFIDENCE,
            AFTER,
            BEFORE,
            WORDS,
            SORT,
            LIMIT,
            CURSOR);

    /** Each label may cost a call to the database per page. */
    private static final int MOST_LABELS = 10;

    private static final int MOST_WORDS = 10;

    /**
     * Reads a request.
     *
     * @throws org.mediaquery.media.InvalidInputException naming the invalid parameter
     */
    static ListRequest of(Map<String, List<String>> query) {
        return of(query, KNOWN);
    }

    /**
     * Reads a request for all records, which has no limit and no cursor.
     *
     * @throws org.mediaquery.media.InvalidInputException naming the invalid parameter
     */
    static ListRequest ofWhole(Map<String, List<String>> query) {
        Set<String> known = new HashSet<>(KNOWN);
        known.removeAll(Set.of(LIMIT, CURSOR));
        return of(query, known);
    }

    private static ListRequest of(Map<String, List<String>> query, Set<String> known) {
        QueryParameters parameters = new QueryParameters(query, known);
        String name = parameters.one(NAME, null);
        return new ListRequest(
                name == null ? null : MediaName.check(name),
                search(parameters),
                sort(parameters),
                parameters.one(CURSOR, null),
                parameters.number(LIMIT, DEFAULT_LIMIT, 1, MAX_LIMIT));
    }

    /**
     * Returns the canonical form of a query without its cursor.
     *
     * @param query the decoded parameters
     */
    static String question(Map<String, List<String>> query) {
        JsonObjectBuilder question = JSON.createObjectBuilder();
        new TreeMap<>(query).forEach((name, values) -> {
            if (!name.equals(CURSOR) && !name.equals(LIMIT)) {
                question.add(name, JSON.createArrayBuilder(values));
            }
        });
        return question.build().toString();
    }

    private static Search search(QueryParameters parameters) {
        return new Search(
                MediaName.checkPrefix(PREFIX, parameters.one(PREFIX, "")),
                new MediaFilter(
                        parameters.choice(TYPE, MediaType.class),
                        parameters.choice(STATUS, Status.class),
                        parameters.flagOrNull(MODERATED)),
                new LabelFilter(
                        labels(parameters, LABEL),
                        labels(parameters, ANY_LABEL),
                        labels(parameters, NOT_LABEL),
                        parameters.decimal(MIN_CONFIDENCE, 0, 0, 100)),
                new TimeRange(parameters.timeOrNull(AFTER), parameters.timeOrNull(BEFORE)),
                words(parameters));
    }

    private static Sort sort(QueryParameters parameters) {
        String given = parameters.one(SORT, SortKey.NAME.name().toLowerCase(Locale.ROOT));
        boolean descending = given.startsWith("-");
        String by = descending ? given.substring(1) : given;
        for (SortKey order : SortKey.values()) {
            if (order.name().toLowerCase(Locale.ROOT).equals(by)) {
                return new Sort(order, descending);
            }
        }
        throw new InvalidInputException(
                "\"" + SORT + "\" must be one of name, -name, uploaded, -uploaded, size, -size.", given);
    }

    private static List<String> labels(QueryParameters parameters, String name) {
        List<String> labels = parameters.all(name, MOST_LABELS);
        labels.forEach(label -> Overviews.checkLabel(name, label));
        return labels;
    }

    private static List<String> words(QueryParameters parameters) {
        String given = parameters.one(WORDS, "");
        List<String> words = SearchTerms.in(given);
        if (words.isEmpty() && !given.isEmpty()) {
            throw new InvalidInputException("\"" + WORDS + "\" must contain a word.", given);
        }
        if (words.size() > MOST_WORDS) {
            throw new InvalidInputException(
                    "\"" + WORDS + "\" may have up to " + MOST_WORDS + " words; it has " + words.size() + ".");
        }
        return words;
    }
}
