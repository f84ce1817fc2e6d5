package org.mediaquery.operations;

import java.util.Set;
import org.mediaquery.api.JsonBody;
import org.mediaquery.catalog.IndexChecks;
import org.mediaquery.media.InvalidInputException;

/**
 * A request such as {@code {"rebuild": true, "shards": 4}}; every member is optional.
 *
 * @param rebuild whether to rewrite the index instead of only checking it
 * @param shards the number of partitions per list after the rebuild; 0 keeps the current number
 */
record ConsistencyCheckRequest(boolean rebuild, int shards) {

    private static final String REBUILD = "rebuild";
    private static final String SHARDS = "shards";

    /**
     * @param body a JSON object, or empty
     * @throws InvalidInputException naming the invalid member
     */
    static ConsistencyCheckRequest read(String body) {
        JsonBody json = JsonBody.read(body, Set.of(REBUILD, SHARDS));
        boolean rebuild = json.flag(REBUILD, false);
        int shards = json.number(SHARDS, 0, 1, IndexChecks.MAX_SHARDS);
        if (shards != 0 && !rebuild) {
            throw new InvalidInputException("\"shards\" changes the index, so it needs \"rebuild\": true.");
        }
        return new ConsistencyCheckRequest(rebuild, shards);
    }
}
