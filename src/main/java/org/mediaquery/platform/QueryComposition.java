package org.mediaquery.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.dynamo.DynamoCatalog;
import org.mediaquery.ingest.inspection.ObjectInspector;
import org.mediaquery.ingest.inspection.ThumbnailCreator;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.query.Cursors;
import org.mediaquery.query.MediaQueries;
import org.mediaquery.query.Overviews;
import org.mediaquery.query.downloads.Downloads;
import org.mediaquery.query.downloads.ZipDownloads;
import org.mediaquery.query.thumbnails.ThumbnailQueries;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;

/** Creates the parts of {@code query}. */
@ApplicationScoped
public class QueryComposition {

    /** Each archive occupies a thread while its client receives. */
    private static final int MAX_ARCHIVES = 4;

    @Produces
    @Singleton
    MediaQueries queries(DynamoCatalog catalog) {
        return new MediaQueries(catalog, new Cursors(catalog::secret));
    }

    @Produces
    @Singleton
    Overviews overviews(Catalog catalog) {
        return new Overviews(catalog);
    }

    @Produces
    @Singleton
    Downloads downloads(MediaStore store, Settings settings) {
        return new Downloads(store, settings.links().life());
    }

    @Produces
    @Singleton
    ZipDownloads archives(MediaStore store) {
        return new ZipDownloads(store, MAX_ARCHIVES);
    }

    @Produces
    @Singleton
    ThumbnailQueries thumbnails(MediaStore store, ThumbnailStore thumbnails, ObjectInspector inspector) {
        return new ThumbnailQueries(store, thumbnails, new ThumbnailCreator(inspector)::create);
    }
}
