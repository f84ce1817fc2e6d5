package org.mediaquery.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.mediaquery.storage.ObjectChangedException;
import org.mediaquery.storage.StoredObject;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A stream of an object's bytes that skips long distances by a new range request. The index of a video often follows
 * gigabytes of frames that need not be read.
 */
final class SeekableObjectStream extends InputStream {

    /** The timeout until the first byte of a response. */
    private static final Duration FIRST_BYTE_TIMEOUT = Duration.ofSeconds(10);

    /** In bytes; reading as many takes about as long as another request. */
    private static final long MIN_SEEK = 256 * 1024;

    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String bucket;
    private final StoredObject object;
    private long position;
    private ResponseInputStream<GetObjectResponse> body;

    SeekableObjectStream(S3Client s3, String bucket, StoredObject object) {
        this.s3 = s3;
        this.bucket = bucket;
        this.object = object;
    }

    @Override
    public int read() throws IOException {
        if (position >= object.size()) {
            return -1;
        }
        int read = body().read();
        if (read >= 0) {
            position++;
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position >= object.size()) {
            return -1;
        }
        int read = body().read(bytes, offset, length);
        if (read > 0) {
            position += read;
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = Math.max(0, Math.min(count, object.size() - position));
        if (body != null && skipped <= MIN_SEEK) {
            skipped = body.skip(skipped);
        } else if (skipped > 0) {
            abandon();
        }
        position += skipped;
        return skipped;
    }

    @Override
    public void close() {
        abandon();
    }

    private InputStream body() {
        if (body == null) {
            body = request();
        }
        return body;
    }

    private ResponseInputStream<GetObjectResponse> request() {
        try {
            return s3.getObject(request -> request.bucket(bucket)
                    .key(object.name())
                    .versionId(object.versionId())
                    .ifMatch(object.hasEtag() ? object.etag() : null)
                    // one second later, because HTTP headers truncate times to seconds
                    .ifUnmodifiedSince(
                            object.hasEtag() ? null : object.lastModified().plusSeconds(1))
                    // limits the time until the body begins, not the time to read it
                    .overrideConfiguration(override -> override.apiCallAttemptTimeout(FIRST_BYTE_TIMEOUT))
                    .range(position == 0 ? null : "bytes=" + position + "-"));
        } catch (NoSuchKeyException e) {
            throw new ObjectChangedException(object.name(), e);
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                throw new ObjectChangedException(object.name(), e);
            }
            throw e;
        }
    }

    /** Aborts the current request. Closing it would first read the rest of the body, to reuse the connection. */
    private void abandon() {
        if (body != null) {
            body.abort();
            body = null;
        }
    }
}
