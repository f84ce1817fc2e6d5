package org.mediaquery.storage;

import java.time.Instant;
import java.util.Map;

/**
 * How an object was written.
 *
 * @param lastModified when
 * @param metadata what its writer said about it in words of its own; empty when that was not asked for
 */
public record WriteInfo(Instant lastModified, Map<String, String> metadata) {

    public WriteInfo {
        metadata = Map.copyOf(metadata);
    }

    /** At a time, and no more is known. */
    public static WriteInfo modifiedAt(Instant lastModified) {
        return new WriteInfo(lastModified, Map.of());
    }
}
