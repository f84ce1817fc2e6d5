package org.mediaquery.storage;

import java.time.Instant;

/**
 * An object as the store describes it.
 *
 * @param name its key
 * @param etag its entity tag, without quotes; of an object of which the store tells none, its size and time in one
 * @param size in bytes
 * @param versionId in a versioned bucket; null elsewhere
 * @param lastModified when it was written
 */
public record StoredObject(String name, String etag, long size, String versionId, Instant lastModified) {

    private static final String WEAK = "weak-";

    public StoredObject {
        if (etag == null) {
            // to the second, as heads tell it
            etag = WEAK + size + "-" + lastModified.getEpochSecond();
        }
    }

    /** Whether the store knows the entity tag too. */
    boolean hasEtag() {
        return !etag.startsWith(WEAK);
    }
}
