package org.mediaquery.storage;

import java.time.Instant;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Sequencer;

/**
 * An object in a bucket.
 *
 * @param name the object's key
 * @param etag the entity tag, without quotes; when the store has none, a substitute made of size and time
 * @param size in bytes
 * @param versionId in a versioned bucket; null elsewhere
 * @param written time and metadata of the write
 */
public record StoredObject(String name, String etag, long size, String versionId, WriteInfo written) {

    private static final String WEAK = "weak-";

    public StoredObject {
        if (etag == null) {
            // in seconds, which is the resolution of HTTP headers
            etag = WEAK + size + "-" + written.lastModified().getEpochSecond();
        }
    }

    /** Returns the time of the write. */
    public Instant lastModified() {
        return written.lastModified();
    }

    /** Returns whether this is the object that a record describes. */
    public boolean isOf(ObjectVersion version) {
        return etag.equals(version.etag()) && size == version.size();
    }

    /**
     * Returns the object's version for its record.
     *
     * @param sequencer of the event that reported the object; null when no event did
     */
    public ObjectVersion version(Sequencer sequencer) {
        return new ObjectVersion(etag, size, versionId, sequencer, lastModified());
    }

    /** Returns whether the entity tag is the store's own. */
    public boolean hasEtag() {
        return !etag.startsWith(WEAK);
    }
}
