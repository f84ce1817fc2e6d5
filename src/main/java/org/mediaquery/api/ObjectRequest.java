package org.mediaquery.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaName;

/**
 * A request for one object. The name is the end of the path, or the parameter {@code name} for names that a path cannot
 * contain ({@link MediaName#checkAddressable}).
 *
 * @param name the object's key
 * @param parameters the remaining query parameters
 */
public record ObjectRequest(String name, QueryParameters parameters) {

    private static final String NAME = "name";

    /**
     * Reads a request with the name in its path.
     *
     * @param path the path, not decoded
     * @param route the part of the path before the name, such as {@code /api/media/}
     * @param known the names of the supported parameters
     * @throws InvalidInputException if a name or parameter is invalid; the message names it
     */
    public static ObjectRequest inPath(String path, String route, Map<String, List<String>> query, Set<String> known) {
        return new ObjectRequest(MediaName.fromPath(path, route), new QueryParameters(query, known));
    }

    /**
     * Reads a request with the name in its query.
     *
     * @param known the names of the supported parameters other than {@code name}
     * @throws InvalidInputException if a name or parameter is invalid; the message names it
     */
    public static ObjectRequest inQuery(Map<String, List<String>> query, Set<String> known) {
        Set<String> all = new TreeSet<>(known);
        all.add(NAME);
        QueryParameters parameters = new QueryParameters(query, all);
        String name = parameters.one(NAME, null);
        if (name == null) {
            throw new InvalidInputException(
                    "The object's name is missing. Append it to the path, or set the parameter \"name\".");
        }
        return new ObjectRequest(MediaName.check(name), parameters);
    }
}
