package org.mediaquery.local;

import java.io.InputStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Reports each object that is written or deleted through the store. Batch deletions are reported one by one. */
final class S3Events extends ForwardingBlobStore {

    /** The prefix of objects that s3proxy stores during a multipart upload. */
    private static final String BOOKKEEPING = ".s3proxy-mpu-stub-";

    /** Receives the events. */
    interface Listener {

        /** Called after an object was written; {@code event} is S3's event name. */
        void created(String event, String bucket, String key, HeadObjectResponse object);

        /** Called after an object was deleted. */
        void removed(String bucket, String key);
    }

    private final Listener listener;

    S3Events(BlobStore delegate, Listener listener) {
        super(delegate);
        this.listener = listener;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        PutObjectResponse response = super.putBlob(request, body);
        created("ObjectCreated:Put", request.bucket(), request.key());
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        CopyObjectResponse response = super.copyBlob(request);
        created("ObjectCreated:Copy", request.destinationBucket(), request.destinationKey());
        return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
        created("ObjectCreated:CompleteMultipartUpload", upload.containerName(), upload.blobName());
        return response;
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        DeleteObjectResponse response = super.removeBlob(request);
        removed(request.bucket(), request.key());
        return response;
    }

    /**
     * Reads and reports the object under one lock, so that the last event after concurrent writes of a key describes its final
     * state.
     */
    private synchronized void created(String event, String bucket, String key) {
        if (key.startsWith(BOOKKEEPING)) {
            return;
        }
        HeadObjectResponse object = delegate().blobMetadataIfPresent(bucket, key);
        if (object != null) {
            listener.created(event, bucket, key, object);
        }
    }

    private synchronized void removed(String bucket, String key) {
        // if it exists again, the write is reported instead
        if (!key.startsWith(BOOKKEEPING) && !delegate().blobExists(bucket, key)) {
            listener.removed(bucket, key);
        }
    }
}
