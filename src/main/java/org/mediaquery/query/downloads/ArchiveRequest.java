package org.mediaquery.query.downloads;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mediaquery.api.QueryParameters;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaName;

/** Reads the names of the objects in a requested archive. */
final class ArchiveRequest {

    private static final String NAME = "name";
    private static final int MAX_NAMES = 1000;

    private ArchiveRequest() {}

    /**
     * Reads the names.
     *
     * @param form the decoded fields
     * @throws InvalidInputException naming the invalid field
     */
    static List<String> names(Map<String, List<String>> form) {
        List<String> names = new QueryParameters(form, Set.of(NAME)).all(NAME, MAX_NAMES);
        if (names.isEmpty()) {
            throw new InvalidInputException("\"" + NAME + "\" must occur at least once.");
        }
        names.forEach(MediaName::check);
        return names;
    }
}
