package org.mediaquery.local;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Rejects keys that S3 accepts but a file system cannot store, and gives a reason. Otherwise they would cause an internal
 * error, or create an object with another name.
 */
final class FolderLimits extends ForwardingBlobStore {

    /** The maximum length of a file name in common file systems. */
    private static final int MAX_NAME_BYTES = 255;

    /** s3proxy appends a hyphen and a UUID to the file name while it writes. */
    private static final int MAX_LAST_NAME_BYTES = MAX_NAME_BYTES - 37;

    private final Path folder;

    /** @param folder the folder in which the delegate stores its buckets */
    FolderLimits(BlobStore delegate, Path folder) {
        super(delegate);
        this.folder = folder;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        check(request.bucket(), request.key());
        return super.putBlob(request, body);
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        check(request.destinationBucket(), request.destinationKey());
        return super.copyBlob(request);
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        check(request.bucket(), request.key());
        return super.initiateMultipartUpload(request);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        requirePossible(request.bucket(), request.key());
        return super.blobMetadata(request);
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        requirePossible(request.bucket(), request.key());
        return super.getBlob(request);
    }

    /** Rejects keys with names that are too long, because even looking for such a file fails. */
    private static void requirePossible(String bucket, String key) {
        if (Stream.of(key.split("/", -1)).anyMatch(name -> bytes(name) > MAX_NAME_BYTES)) {
            throw S3Exceptions.noSuchKey(bucket, key, "no object can have this key here");
        }
    }

    private void check(String bucket, String key) {
        // a trailing slash creates a folder, which is allowed
        List<String> names = List.of((key.endsWith("/") ? key.substring(0, key.length() - 1) : key).split("/", -1));
        for (String name : names) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                throw refused("nothing, . or .. between slashes");
            }
            if (bytes(name) > MAX_NAME_BYTES) {
                throw refused("more than " + MAX_NAME_BYTES + " bytes between slashes");
            }
        }
        if (bytes(names.get(names.size() - 1)) > MAX_LAST_NAME_BYTES) {
            throw refused("more than " + MAX_LAST_NAME_BYTES + " bytes after the last slash");
        }
        Path path = folder.resolve(bucket);
        for (String name : names.subList(0, names.size() - 1)) {
            path = path.resolve(name);
            if (Files.isRegularFile(path)) {
                throw refused("the key of another object as its folder");
            }
        }
        if (!key.endsWith("/") && Files.isDirectory(folder.resolve(bucket).resolve(key))) {
            throw refused("a name that is the folder of other objects");
        }
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static RuntimeException refused(String what) {
        return S3Exceptions.invalidArgument(
                "The key has " + what + ". S3 accepts it, but this stand-in stores objects as files and cannot.");
    }
}
