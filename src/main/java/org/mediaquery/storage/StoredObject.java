package org.mediaquery.storage;

import java.time.Instant;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Sequencer;

/**
 * An object as the store describes it.
 *
 * @param name its key
 * @param etag its entity tag, without quotes; of an object of which the store tells none, its size and time in one
 * @param size in bytes
 * @param versionId in a versioned bucket; null elsewhere
 * @param written how it was written
 */
public record StoredObject(String name, String etag, long size, String versionId, WriteInfo written) {

    private static final String WEAK = "weak-";

    public StoredObject {
        if (etag == null) {
            // to the second, as heads tell it
            etag = WEAK + size + "-" + written.lastModified().getEpochSecond();
        }
    }

    /** When it was written. */
    public Instant lastModified() {
        return written.lastModified();
    }

    /** Whether these are the bytes that a record tells of. */
    public boolean isOf(ObjectVersion version) {
        return etag.equals(version.etag()) && size == version.size();
    }

    /**
     * It, as a record tells of it.
     *
     * @param sequencer of the event that told of it; null when no event did
     */
    public ObjectVersion version(Sequencer sequencer) {
        return new ObjectVersion(etag, size, versionId, sequencer, lastModified());
    }

    /** Whether the store knows the entity tag too. */
    public boolean hasEtag() {
        return !etag.startsWith(WEAK);
    }
}
