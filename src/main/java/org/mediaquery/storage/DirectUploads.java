package org.mediaquery.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Uploads that clients send to the store themselves, through presigned links. The store keeps their state. */
public interface DirectUploads {

    /**
     * Creates a link to write an object at once.
     *
     * @param size of the object in bytes; the store refuses others
     * @param time up to 7 days (AWS Signature Version 4)
     */
    PresignedUpload presign(String name, String contentType, long size, Duration time);

    /** Begins an upload in parts. Returns its id. */
    String begin(String name, String contentType);

    /**
     * Creates a link to write a part.
     *
     * @param part its number and size; the store refuses other sizes
     * @param time up to 7 days (AWS Signature Version 4)
     */
    PresignedUpload presignPart(String name, String id, UploadedPart part, Duration time);

    /** Returns the parts that the store has received, by number; empty when there is no such upload. */
    Optional<List<UploadedPart>> parts(String name, String id);

    /** Creates the object from its parts; does nothing when there is no such upload. */
    void complete(String name, String id, List<UploadedPart> parts);

    /** Ends an upload and deletes its parts; does nothing when there is no such upload. */
    void abort(String name, String id);

    /**
     * Ends uploads that began before a time, and deletes their parts. Does a bounded amount of work.
     *
     * @param prefix of the names
     * @return the number of uploads
     */
    int abortOlderThan(String prefix, Instant time);
}
