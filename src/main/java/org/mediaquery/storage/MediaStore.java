package org.mediaquery.storage;

import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** One bucket. */
public interface MediaStore {

    /** The bucket's name. */
    String bucket();

    /** What is stored under a name now. */
    Optional<StoredObject> head(String name);

    /**
     * Reads an object from its start. Skipping far ahead in the stream is cheap: it asks the store for the rest from
     * there, instead of reading what lies between.
     *
     * @throws ObjectChangedException when that object is no longer what is stored, now or while the stream is read
     */
    InputStream open(StoredObject object);

    /**
     * Writes an object. The memory of all writes together is bounded, whatever the sizes and numbers of the objects.
     *
     * @param contentType its media type (RFC 6838)
     * @param body is read to its end, not closed; when it fails half-way nothing is stored
     * @return the object as stored
     * @throws OverloadedException when there is no memory for it at this moment
     */
    default StoredObject put(String name, String contentType, InputStream body) {
        return put(name, contentType, body, WriteCondition.NONE);
    }

    /**
     * Writes an object if a condition holds at the moment of the write. A store without conditional writes overwrites
     * whatever is there: check the condition first, too.
     *
     * @throws PreconditionFailedException when it does not hold
     */
    StoredObject put(String name, String contentType, InputStream body, WriteCondition condition);

    /** Writes an object that is in memory already: it waits for nothing, and is never refused for want of memory. */
    void put(String name, String contentType, byte[] bytes);

    /** Deletes an object; does nothing when there is none. */
    default void delete(String name) {
        delete(name, WriteCondition.NONE);
    }

    /**
     * Deletes an object if a condition holds at that moment, as {@link #put(String, String, InputStream, WriteCondition)}
     * writes.
     *
     * @throws PreconditionFailedException when it does not hold
     */
    void delete(String name, WriteCondition condition);

    /**
     * A page of the objects whose names begin so.
     *
     * @param after the name after which to go on; empty to begin
     * @param limit 1 to 1,000 (Amazon S3 API reference, ListObjectsV2)
     */
    ObjectPage list(String prefix, String after, int limit);

    /**
     * A link under which anyone may read the object for a time, without credentials.
     *
     * @param time up to 7 days (Signature Version 4)
     */
    PresignedLink presign(String name, Duration time);

    /** Whether the bucket answers; throws what went wrong if it does not. */
    void check();
}
