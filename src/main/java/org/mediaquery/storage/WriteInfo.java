package org.mediaquery.storage;

import java.time.Instant;
import java.util.Map;

/**
 * Information about the write of an object.
 *
 * @param lastModified the time of the write
 * @param metadata user-defined metadata; empty in listings
 */
public record WriteInfo(Instant lastModified, Map<String, String> metadata) {

    public WriteInfo {
        metadata = Map.copyOf(metadata);
    }

    /** Returns information without metadata. */
    public static WriteInfo modifiedAt(Instant lastModified) {
        return new WriteInfo(lastModified, Map.of());
    }
}
