package org.mediaquery.media;

import java.time.Instant;

/**
 * Which object of the bucket a record tells of.
 *
 * @param etag S3's entity tag, without quotes
 * @param size in bytes
 * @param versionId in a versioned bucket; null elsewhere
 * @param sequencer of the event that told of it; null when no event did
 * @param uploadedAt when the object was last written
 */
public record ObjectVersion(String etag, long size, String versionId, Sequencer sequencer, Instant uploadedAt) {

    /** Whether the other one is of the same bytes. */
    public boolean isSame(ObjectVersion other) {
        return etag != null && etag.equals(other.etag) && size == other.size;
    }

    /** The same object, told of by another event. */
    public ObjectVersion with(Sequencer newer) {
        return new ObjectVersion(etag, size, versionId, newer, uploadedAt);
    }
}
