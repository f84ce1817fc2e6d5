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
 * An object's bytes, in which a long skip is a new request with a range: a video's index often stands behind gigabytes
 * of frames that nobody here wants to read.
 */
final class SeekableObjectStream extends InputStream {

    /** Until the first byte of an answer has come. */
    private static final Duration TO_BEGIN = Duration.ofSeconds(10);

    /** Reading this many bytes takes about as long as another request. */
    private static final long WORTH_A_REQUEST = 256 * 1024;

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
    public long skip(long wanted) throws IOException {
        long skipped = Math.max(0, Math.min(wanted, object.size() - position));
        if (body != null && skipped <= WORTH_A_REQUEST) {
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
                    // a second later, since heads cut off what is less
                    .ifUnmodifiedSince(
                            object.hasEtag() ? null : object.lastModified().plusSeconds(1))
                    // until the body begins; how long that takes is another matter
                    .overrideConfiguration(override -> override.apiCallAttemptTimeout(TO_BEGIN))
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

    /** Closing would read the rest of the body first, to reuse the connection. */
    private void abandon() {
        if (body != null) {
            body.abort();
            body = null;
        }
    }
}
