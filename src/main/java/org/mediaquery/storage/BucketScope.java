package org.mediaquery.storage;

/**
 * Which objects the service looks after.
 *
 * @param bucket the media bucket
 * @param prefix how their keys begin; empty for all
 */
public record BucketScope(String bucket, String prefix) {

    /**
     * Whether an object is one of them. Keys that end in a slash are the folders that consoles and tools draw: empty
     * objects that hold a place and nothing else.
     */
    public boolean covers(String bucketOfObject, String name) {
        return bucket.equals(bucketOfObject) && covers(name);
    }

    /** Whether an object of the bucket is one of them. */
    public boolean covers(String name) {
        return name.startsWith(prefix) && !name.endsWith("/");
    }
}
