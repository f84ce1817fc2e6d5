package org.mediaquery.storage.s3;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ObjectChangedException;
import org.mediaquery.storage.ObjectPage;
import org.mediaquery.storage.PresignedLink;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.WriteCondition;
import org.mediaquery.storage.WriteInfo;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A bucket in Amazon S3 or an S3-compatible store. */
public final class S3MediaStore implements MediaStore {

    private static final int NOT_FOUND = 404;

    /** A short timeout for calls without large bodies, so that a lost call is soon retried. */
    private static final AwsRequestOverrideConfiguration SHORT_TIMEOUT = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofSeconds(5))
            .build();

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;
    private final PartBuffers buffers;

    /** @param buffers for uploads */
    public S3MediaStore(S3Client s3, S3Presigner presigner, String bucket, PartBuffers buffers) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
        this.buffers = buffers;
    }

    @Override
    public String bucket() {
        return bucket;
    }

    @Override
    public Optional<StoredObject> head(String name) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(bucket).key(name).overrideConfiguration(SHORT_TIMEOUT));
            return Optional.of(new StoredObject(
                    name,
                    unquoted(head.eTag()),
                    head.contentLength(),
                    head.versionId(),
                    new WriteInfo(head.lastModified(), head.metadata())));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception e) {
            // a response to HEAD has no body with an error code, so some implementations return only the status
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public InputStream open(StoredObject object) {
        return new SeekableObjectStream(s3, bucket, object);
    }

    @Override
    public StoredObject put(String name, String contentType, InputStream body, WriteCondition condition) {
        try {
            upload(name, contentType).write(body, new ConditionalCall(name, condition));
        } catch (S3Exception e) {
            throw RefusedKeys.translate(e, name);
        }
        return head(name).orElseThrow(() -> new ObjectChangedException(name, null));
    }

    @Override
    public void put(String name, String contentType, byte[] bytes, Map<String, String> metadata) {
        upload(name, contentType).put(bytes, metadata);
    }

    private S3Upload upload(String name, String contentType) {
        return new S3Upload(s3, buffers, bucket, name, contentType);
    }

    @Override
    public void delete(String name, WriteCondition condition) {
        new ConditionalCall(name, condition)
                .make(required -> s3.deleteObject(request -> request.bucket(bucket)
                        .key(name)
                        .ifMatch(required.ifMatch())
                        .overrideConfiguration(SHORT_TIMEOUT)));
    }

    @Override
    public ObjectPage list(String prefix, String after, int limit) {
        ListObjectsV2Response page = s3.listObjectsV2(request -> request.bucket(bucket)
                .prefix(prefix)
                .startAfter(after.isEmpty() ? null : after)
                .maxKeys(limit)
                // XML 1.0 lacks some characters that keys may contain (API reference, ListObjectsV2); the SDK decodes
                // them
                .encodingType(EncodingType.URL)
                .overrideConfiguration(SHORT_TIMEOUT));
        List<StoredObject> objects = page.contents().stream()
                .map(object -> new StoredObject(
                        object.key(),
                        unquoted(object.eTag()),
                        object.size(),
                        null,
                        WriteInfo.modifiedAt(object.lastModified())))
                .toList();
        boolean more = Boolean.TRUE.equals(page.isTruncated()) && !objects.isEmpty();
        return new ObjectPage(objects, more ? objects.get(objects.size() - 1).name() : null);
    }

    @Override
    public PresignedLink presign(String name, String disposition, Duration time) {
        var link = presigner.presignGetObject(request -> request.signatureDuration(time)
                .getObjectRequest(get -> get.bucket(bucket).key(name).responseContentDisposition(disposition)));
        return new PresignedLink(java.net.URI.create(link.url().toString()), link.expiration());
    }

    @Override
    public void check() {
        s3.headBucket(request -> request.bucket(bucket).overrideConfiguration(SHORT_TIMEOUT));
    }

    private static String unquoted(String etag) {
        return etag == null ? null : etag.replace("\"", "");
    }
}
