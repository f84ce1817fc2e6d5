package org.mediaquery.query.thumbnails;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mediaquery.api.QueryParameters;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.storage.ThumbnailSize;

/**
 * A request for a thumbnail.
 *
 * @param etag the entity tag of the original's version; null for any version
 */
record ThumbnailRequest(ThumbnailSize size, String etag) {

    private static final String SIZE = "size";
    private static final String ETAG = "etag";

    static final Set<String> PARAMETERS = Set.of(SIZE, ETAG);

    private static final String SIZES = Stream.of(ThumbnailSize.values())
            .map(size -> String.valueOf(size.side()))
            .collect(Collectors.joining(", "));

    /** @throws InvalidInputException naming the invalid parameter */
    static ThumbnailRequest of(QueryParameters parameters) {
        String given = parameters.one(SIZE, String.valueOf(ThumbnailSize.MEDIUM.side()));
        for (ThumbnailSize size : ThumbnailSize.values()) {
            if (given.equals(String.valueOf(size.side()))) {
                return new ThumbnailRequest(size, parameters.one(ETAG, null));
            }
        }
        throw new InvalidInputException("\"" + SIZE + "\" must be one of " + SIZES + ".", given);
    }
}
