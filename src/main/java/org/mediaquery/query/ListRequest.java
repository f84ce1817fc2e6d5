package org.mediaquery.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mediaquery.catalog.Search;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaName;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.Status;
import org.mediaquery.media.Words;

/**
 * What a client asks of the list.
 *
 * @param name the one record that is wanted; null for a search
 * @param search which records are wanted
 * @param after the name after which the page begins; null for the first page
 * @param limit the most records on the page
 */
record ListRequest(String name, Search search, String after, int limit) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private static final String NAME = "name";
    private static final String PREFIX = "startswith";
    private static final String TYPE = "media-type";
    private static final String STATUS = "status";
    private static final String MODERATED = "moderated";
    private static final String WORDS = "q";
    private static final String LABEL = "label";
    private static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    private static final Set<String> KNOWN = Set.of(NAME, PREFIX, TYPE, STATUS, MODERATED, LABEL, WORDS, LIMIT, CURSOR);

    /**
     * @throws org.mediaquery.media.InvalidInputException naming the parameter that is wrong
     */
    static ListRequest of(Map<String, List<String>> query) {
        Parameters parameters = new Parameters(query, KNOWN);
        String name = parameters.one(NAME, null);
        String prefix = parameters.one(PREFIX, "");
        String cursor = parameters.one(CURSOR, null);
        return new ListRequest(
                name == null ? null : MediaName.check(name),
                new Search(
                        prefix,
                        parameters.choice(TYPE, MediaType.class),
                        parameters.choice(STATUS, Status.class),
                        parameters.flagOrNull(MODERATED),
                        parameters.all(LABEL),
                        words(parameters)),
                cursor == null ? null : Cursor.read(cursor, prefix),
                parameters.number(LIMIT, DEFAULT_LIMIT, 1, MAX_LIMIT));
    }

    private static List<String> words(Parameters parameters) {
        String given = parameters.one(WORDS, "");
        List<String> words = Words.in(given);
        if (words.isEmpty() && !given.isEmpty()) {
            throw new InvalidInputException("\"" + WORDS + "\" has no word in it: \"" + given + "\".");
        }
        return words;
    }
}
