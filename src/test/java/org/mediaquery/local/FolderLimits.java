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
 * Refuses the keys that S3 takes and folders and files cannot hold, with a reason. Without it they end in an internal
 * error, or in an object of another name.
 */
final class FolderLimits extends ForwardingBlobStore {

    /** Of one name in the file systems that are in use. */
    private static final int MAX_NAME_BYTES = 255;

    /** S3proxy appends a hyphen and a UUID to a file while it writes. */
    private static final int MAX_LAST_NAME_BYTES = MAX_NAME_BYTES - 37;

    private final Path folder;

    /** @param folder that the delegate keeps its buckets in */
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

    /** No file can have a name that is too long, so that even looking for it fails. */
    private static void requirePossible(String bucket, String key) {
        if (Stream.of(key.split("/", -1)).anyMatch(name -> bytes(name) > MAX_NAME_BYTES)) {
            throw S3Exceptions.noSuchKey(bucket, key, "no object can have this key here");
        }
    }

    private void check(String bucket, String key) {
        // a slash at the end makes a folder, which is fine
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
        return S3Exceptions.invalidArgument("The key has " + what
                + ". S3 takes that; this stand-in keeps objects in folders and files, and cannot.");
    }
}
