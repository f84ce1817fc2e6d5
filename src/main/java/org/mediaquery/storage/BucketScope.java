package org.mediaquery.storage;

/**
 * The objects that the service handles.
 *
 * @param bucket the media bucket
 * @param prefix of their keys; empty for all
 */
public record BucketScope(String bucket, String prefix) {

    /**
     * Returns whether an object is in scope. Keys with a slash at the end are not: they are empty placeholders by which
     * consoles and tools represent folders.
     */
    public boolean covers(String bucketOfObject, String name) {
        return bucket.equals(bucketOfObject) && covers(name);
    }

    /** Returns whether an object of the bucket is in scope. */
    public boolean covers(String name) {
        return name.startsWith(prefix) && !name.endsWith("/");
    }
}
