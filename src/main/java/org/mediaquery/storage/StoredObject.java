package org.mediaquery.storage;

import java.time.Instant;

/**
 * An object as the store describes it.
 *
 * @param name its key
 * @param etag its entity tag, without quotes
 * @param size in bytes
 * @param versionId in a versioned bucket; null elsewhere
 * @param lastModified when it was written
 */
public record StoredObject(String name, String etag, long size, String versionId, Instant lastModified) {}
