package org.mediaquery.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.mediaquery.api.SignedTokens;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.dynamo.DynamoCatalog;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.s3.S3DirectUploads;
import org.mediaquery.upload.Deletions;
import org.mediaquery.upload.UploadLimits;
import org.mediaquery.upload.Uploads;
import org.mediaquery.upload.direct.UploadSessions;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Creates the parts of {@code upload}. */
@ApplicationScoped
public class UploadComposition {

    /** Each upload occupies a thread, so this is well below the core threads of the server's executor (server.xml). */
    private static final int UPLOADS = 24;

    /** Each form occupies at most half a gigabyte of disk. */
    private static final int FORMS = 4;

    @Produces
    @Singleton
    Uploads uploads(MediaStore store, Catalog catalog, Settings settings) {
        return new Uploads(store, catalog, settings.resources().prefix(), new SecureRandom());
    }

    @Produces
    @Singleton
    UploadSessions uploadSessions(
            S3Client s3,
            S3Presigner presigner,
            Settings settings,
            MediaStore store,
            Uploads uploads,
            DynamoCatalog catalog) {
        return new UploadSessions(
                store,
                new S3DirectUploads(s3, presigner, settings.resources().bucket()),
                uploads,
                new SignedTokens(catalog::secret));
    }

    @Produces
    @Singleton
    UploadLimits uploadLimits() {
        return new UploadLimits(UPLOADS, FORMS);
    }

    @Produces
    @Singleton
    Deletions deletions(MediaStore store, Catalog catalog) {
        return new Deletions(store, catalog);
    }
}
