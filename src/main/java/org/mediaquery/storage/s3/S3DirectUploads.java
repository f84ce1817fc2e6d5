package org.mediaquery.storage.s3;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mediaquery.storage.DirectUploads;
import org.mediaquery.storage.PresignedUpload;
import org.mediaquery.storage.UploadedPart;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Direct uploads to a bucket in Amazon S3 or an S3-compatible store. */
public final class S3DirectUploads implements DirectUploads {

    private static final String NO_SUCH_UPLOAD = "NoSuchUpload";
    private static final String NO_SUCH_BUCKET = "NoSuchBucket";
    private static final int NOT_FOUND = 404;

    /** What browsers send by themselves and do not let scripts set. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length");

    /** More uploads are left for the next call. */
    private static final int MAX_ABORTS = 1000;

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;

    public S3DirectUploads(S3Client s3, S3Presigner presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    @Override
    public PresignedUpload presign(String name, String contentType, long size, Duration time) {
        return upload(presigner.presignPutObject(request -> request.signatureDuration(time)
                .putObjectRequest(put ->
                        put.bucket(bucket).key(name).contentType(contentType).contentLength(size))));
    }

    @Override
    public String begin(String name, String contentType) {
        try {
            return s3.createMultipartUpload(
                            request -> request.bucket(bucket).key(name).contentType(contentType))
                    .uploadId();
        } catch (S3Exception e) {
            throw RefusedKeys.translate(e, name);
        }
    }

    @Override
    public PresignedUpload presignPart(String name, String id, UploadedPart part, Duration time) {
        return upload(presigner.presignUploadPart(
                request -> request.signatureDuration(time).uploadPartRequest(upload -> upload.bucket(bucket)
                        .key(name)
                        .uploadId(id)
                        .partNumber(part.number())
                        .contentLength(part.size()))));
    }

    private static PresignedUpload upload(PresignedRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.signedHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(",", values));
            }
        });
        return new PresignedUpload(URI.create(request.url().toString()), headers);
    }

    @Override
    public Optional<List<UploadedPart>> parts(String name, String id) {
        try {
            List<UploadedPart> parts = received(name, id);
            // some stores list no parts of an upload that does not exist, instead of an error
            return parts.isEmpty() && !exists(name, id) ? Optional.empty() : Optional.of(parts);
        } catch (S3Exception e) {
            if (isUnknown(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<UploadedPart> received(String name, String id) {
        return s3.listPartsPaginator(request -> request.bucket(bucket).key(name).uploadId(id)).parts().stream()
                .map(part -> new UploadedPart(part.partNumber(), part.eTag().replace("\"", ""), part.size()))
                .toList();
    }

    private boolean exists(String name, String id) {
        return uploads(name)
                .anyMatch(
                        upload -> upload.key().equals(name) && upload.uploadId().equals(id));
    }

    private Stream<MultipartUpload> uploads(String prefix) {
        return s3
                .listMultipartUploadsPaginator(request -> request.bucket(bucket)
                        .prefix(prefix.isEmpty() ? null : prefix)
                        .encodingType(EncodingType.URL))
                .uploads()
                .stream();
    }

    @Override
    public void complete(String name, String id, List<UploadedPart> parts) {
        List<CompletedPart> completed = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.etag())
                        .build())
                .toList();
        try {
            s3.completeMultipartUpload(request ->
                    request.bucket(bucket).key(name).uploadId(id).multipartUpload(upload -> upload.parts(completed)));
        } catch (S3Exception e) {
            if (!isUnknown(e)) {
                throw e;
            }
        }
    }

    @Override
    public void abort(String name, String id) {
        try {
            s3.abortMultipartUpload(request -> request.bucket(bucket).key(name).uploadId(id));
        } catch (S3Exception e) {
            if (!isUnknown(e)) {
                throw e;
            }
        }
    }

    @Override
    public int abortOlderThan(String prefix, Instant time) {
        List<MultipartUpload> old = uploads(prefix)
                .filter(upload -> upload.initiated().isBefore(time))
                .limit(MAX_ABORTS)
                .toList();
        old.forEach(upload -> abort(upload.key(), upload.uploadId()));
        return old.size();
    }

    private static boolean isUnknown(S3Exception e) {
        String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
        return NO_SUCH_UPLOAD.equals(code) || (e.statusCode() == NOT_FOUND && !NO_SUCH_BUCKET.equals(code));
    }
}
