package org.mediaquery.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Writes a stream of unknown length. What fits into one part is put at once; the rest goes as a multipart upload, part by
 * part, so that memory holds one part, and a part that fails can be sent again.
 */
final class S3Upload {

    /** The least that S3 allows for any but the last part is 5 MiB (S3 User Guide, "Multipart upload limits"). */
    private static final int PART = 8 * 1024 * 1024;

    private final S3Client s3;
    private final String bucket;
    private final String name;
    private final String contentType;

    S3Upload(S3Client s3, String bucket, String name, String contentType) {
        this.s3 = s3;
        this.bucket = bucket;
        this.name = name;
        this.contentType = contentType;
    }

    void write(InputStream body, ConditionalCall last) {
        byte[] first = read(body, 1);
        if (first.length < PART) {
            last.make(condition -> s3.putObject(
                    request -> request.bucket(bucket)
                            .key(name)
                            .contentType(contentType)
                            .ifMatch(condition.ifMatch())
                            .ifNoneMatch(condition.ifNoneMatch()),
                    RequestBody.fromBytes(first)));
            return;
        }
        String uploadId = s3.createMultipartUpload(
                        request -> request.bucket(bucket).key(name).contentType(contentType))
                .uploadId();
        try {
            List<CompletedPart> parts = sendParts(uploadId, first, body);
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

    private List<CompletedPart> sendParts(String uploadId, byte[] first, InputStream body) {
        List<CompletedPart> parts = new ArrayList<>();
        byte[] part = first;
        while (part.length > 0) {
            int number = parts.size() + 1;
            byte[] bytes = part;
            String etag = s3.uploadPart(
                            request -> request.bucket(bucket)
                                    .key(name)
                                    .uploadId(uploadId)
                                    .partNumber(number),
                            RequestBody.fromBytes(bytes))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
            part = bytes.length < partSize(number) ? new byte[0] : read(body, number + 1);
        }
        return parts;
    }

    private static byte[] read(InputStream body, int number) {
        try {
            return body.readNBytes(partSize(number));
        } catch (IOException e) {
            throw new UncheckedIOException("the upload ended before its time", e);
        }
    }

    /** Grows by 8 MiB every 1,000 parts, so that the 10,000 parts which S3 allows hold 440 GB. */
    private static int partSize(int number) {
        return PART * (1 + (number - 1) / 1000);
    }

    private void abort(String uploadId, RuntimeException cause) {
        try {
            s3.abortMultipartUpload(request -> request.bucket(bucket).key(name).uploadId(uploadId));
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
