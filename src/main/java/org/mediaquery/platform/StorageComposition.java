package org.mediaquery.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;
import org.mediaquery.storage.s3.PartBuffers;
import org.mediaquery.storage.s3.S3MediaStore;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Creates the parts of {@code storage}. */
@ApplicationScoped
public class StorageComposition {

    @Produces
    @Singleton
    PartBuffers buffers() {
        return PartBuffers.ofHeap();
    }

    @Produces
    @Singleton
    MediaStore store(S3Client s3, S3Presigner presigner, Settings settings, PartBuffers buffers) {
        return new S3MediaStore(s3, presigner, settings.resources().bucket(), buffers);
    }

    @Produces
    @Singleton
    ThumbnailStore thumbnails(S3Client s3, S3Presigner presigner, Settings settings, PartBuffers buffers) {
        return new ThumbnailStore(derived(s3, presigner, settings, buffers));
    }

    /** Creates the store for derived objects: thumbnails, and detections that do not fit into their record. */
    static MediaStore derived(S3Client s3, S3Presigner presigner, Settings settings, PartBuffers buffers) {
        return new S3MediaStore(s3, presigner, settings.resources().derivedBucket(), buffers);
    }
}
