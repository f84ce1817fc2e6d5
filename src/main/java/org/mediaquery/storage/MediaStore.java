package org.mediaquery.storage;

import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A bucket. */
public interface MediaStore {

    /** Returns the bucket's name. */
    String bucket();

    /** Returns the current object with a name; empty when there is none. */
    Optional<StoredObject> head(String name);

    /**
     * Opens an object for reading. Skipping far ahead in the stream is cheap: it requests the rest from that position,
     * instead of reading the bytes in between.
     *
     * @throws ObjectChangedException when the object was replaced or deleted; reads from the stream may throw it too
     */
    InputStream open(StoredObject object);

    /**
     * Writes an object. All writes together use a bounded amount of memory, independent of the size and number of objects.
     *
     * @param contentType its media type (RFC 6838)
     * @param body is read to its end, but not closed; when reading fails nothing is stored
     * @return the stored object
     * @throws OverloadedException when no memory for the upload is free
     */
    default StoredObject put(String name, String contentType, InputStream body) {
        return put(name, contentType, body, WriteCondition.NONE);
    }

    /**
     * Writes an object if a condition holds at the moment of the write. A store without support for conditional writes
     * overwrites any object, so check the condition before the call, too.
     *
     * @throws PreconditionFailedException when the condition does not hold
     */
    StoredObject put(String name, String contentType, InputStream body, WriteCondition condition);

    /** Writes an object that is already in memory. Never waits for memory, and never throws {@link OverloadedException}. */
    default void put(String name, String contentType, byte[] bytes) {
        put(name, contentType, bytes, Map.of());
    }

    /**
     * Writes an object that is already in memory, with user-defined metadata. Never waits for memory, and never throws {@link
     * OverloadedException}.
     *
     * @param metadata ASCII text by lower-case name
     */
    void put(String name, String contentType, byte[] bytes, Map<String, String> metadata);

    /** Deletes an object; does nothing when there is none. */
    default void delete(String name) {
        delete(name, WriteCondition.NONE);
    }

    /**
     * Deletes an object if a condition holds at the moment of the deletion. The limits of {@link #put(String, String,
     * InputStream, WriteCondition)} apply.
     *
     * @throws PreconditionFailedException when the condition does not hold
     */
    void delete(String name, WriteCondition condition);

    /**
     * Returns a page of the objects with a name prefix.
     *
     * @param after {@link ObjectPage#next} of the previous page; empty for the first page
     * @param limit 1 to 1,000 (Amazon S3 API reference, ListObjectsV2)
     */
    ObjectPage list(String prefix, String after, int limit);

    /**
     * Creates a link by which anyone can read the object without credentials for a limited time.
     *
     * @param disposition the header {@code Content-Disposition} of the answer (RFC 6266)
     * @param time up to 7 days (AWS Signature Version 4)
     */
    PresignedLink presign(String name, String disposition, Duration time);

    /** Checks that the bucket is reachable. Throws the client's exception when it is not. */
    void check();
}
