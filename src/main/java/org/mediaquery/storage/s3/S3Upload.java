package org.mediaquery.storage.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mediaquery.storage.UploadTooLargeException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Uploads a stream of unknown length. A stream that fits into one part is written by a single PUT, a longer one by a
 * multipart upload. The parts share one buffer, from which a failed part can be retried.
 */
final class S3Upload {

    /** Bytes to read before taking a buffer: small files and silent clients need none. */
    private static final int START = 16 * 1024;

    /** Amazon S3 User Guide, "Multipart upload limits". */
    private static final int MAX_PARTS = 10_000;

    private static final String OCTETS = "application/octet-stream";

    private final S3Client s3;
    private final PartBuffers buffers;
    private final String bucket;
    private final String name;
    private final String contentType;

    S3Upload(S3Client s3, PartBuffers buffers, String bucket, String name, String contentType) {
        this.s3 = s3;
        this.buffers = buffers;
        this.bucket = bucket;
        this.name = name;
        this.contentType = contentType;
    }

    /**
     * Reads the stream to its end and stores it.
     *
     * @param last makes the last call, which creates the object
     */
    void write(InputStream body, ConditionalCall last) {
        byte[] start = new byte[START];
        int length = read(body, start, 0);
        if (length < START) {
            put(start, length, last);
            return;
        }
        try (PartBuffers.Lease lease = buffers.take()) {
            byte[] part = lease.bytes();
            System.arraycopy(start, 0, part, 0, START);
            length = read(body, part, START);
            if (length < part.length) {
                put(part, length, last);
            } else {
                writeParts(body, part, last);
            }
        }
    }

    /** Stores bytes in memory with metadata. */
    void put(byte[] bytes, Map<String, String> metadata) {
        s3.putObject(
                request -> request.bucket(bucket)
                        .key(name)
                        .contentType(contentType)
                        .metadata(metadata),
                body(bytes, bytes.length));
    }

    /** Stores bytes in memory with a single PUT. */
    void put(byte[] bytes, int length, ConditionalCall last) {
        last.make(condition -> s3.putObject(
                request -> request.bucket(bucket)
                        .key(name)
                        .contentType(contentType)
                        .ifMatch(condition.ifMatch())
                        .ifNoneMatch(condition.ifNoneMatch()),
                body(bytes, length)));
    }

    /** @param part the buffer for all parts, filled with the first one */
    private void writeParts(InputStream body, byte[] part, ConditionalCall last) {
        String uploadId = s3.createMultipartUpload(
                        request -> request.bucket(bucket).key(name).contentType(contentType))
                .uploadId();
        try {
            List<CompletedPart> parts = new ArrayList<>();
            int length = part.length;
            while (length > 0) {
                parts.add(send(uploadId, parts.size() + 1, part, length));
                length = length < part.length ? 0 : read(body, part, 0);
            }
            last.make(condition -> s3.completeMultipartUpload(request -> request.bucket(bucket)
                    .key(name)
                    .uploadId(uploadId)
                    .multipartUpload(upload -> upload.parts(parts))
                    .ifMatch(condition.ifMatch())
                    .ifNoneMatch(condition.ifNoneMatch())));
        } catch (RuntimeException e) {
            abort(uploadId, e);
            throw e;
        }
    }

    private CompletedPart send(String uploadId, int number, byte[] part, int length) {
        if (number > MAX_PARTS) {
            throw new UploadTooLargeException("A file may have up to " + (long) MAX_PARTS * part.length
                    + " bytes. Write a larger file directly to the bucket.");
        }
        String etag = s3.uploadPart(
                        request -> request.bucket(bucket)
                                .key(name)
                                .uploadId(uploadId)
                                .partNumber(number),
                        body(part, length))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    /** Returns a body that reads the buffer itself at each attempt of the SDK; {@link RequestBody#fromBytes} copies it. */
    private static RequestBody body(byte[] bytes, int length) {
        return RequestBody.fromContentProvider(
                ContentStreamProvider.fromInputStreamSupplier(() -> new ByteArrayInputStream(bytes, 0, length)),
                length,
                OCTETS);
    }

    /** Fills the buffer from an offset until it is full or the stream ends. Returns the end of the bytes in the buffer. */
    private static int read(InputStream body, byte[] buffer, int offset) {
        try {
            return offset + body.readNBytes(buffer, offset, buffer.length - offset);
        } catch (IOException e) {
            throw new UncheckedIOException("the upload ended prematurely", e);
        }
    }

    private void abort(String uploadId, RuntimeException cause) {
        try {
            s3.abortMultipartUpload(request -> request.bucket(bucket).key(name).uploadId(uploadId));
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
