package org.mediaquery.media;

import java.time.Instant;

/**
 * The version of an object that a record describes.
 *
 * @param etag S3's entity tag, without quotes
 * @param size in bytes
 * @param versionId in a versioned bucket; null elsewhere
 * @param sequencer of the event that reported the object; null when no event did
 * @param uploadedAt when the object was last written
 */
public record ObjectVersion(String etag, long size, String versionId, Sequencer sequencer, Instant uploadedAt) {

    /** Returns whether another version has the same bytes. */
    public boolean isSame(ObjectVersion other) {
        return etag != null && etag.equals(other.etag) && size == other.size;
    }

    /** Returns a copy with the sequencer of a newer event. */
    public ObjectVersion with(Sequencer newer) {
        return new ObjectVersion(etag, size, versionId, newer, uploadedAt);
    }
}
