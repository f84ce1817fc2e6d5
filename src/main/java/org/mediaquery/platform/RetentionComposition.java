package org.mediaquery.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Leases;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.reconcile.MaintenanceListener;
import org.mediaquery.retention.Retention;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;

/** Creates the parts of {@code retention}. */
@ApplicationScoped
public class RetentionComposition {

    @Produces
    @Singleton
    Retention retention(
            MediaStore store,
            ThumbnailStore thumbnails,
            Catalog catalog,
            Leases leases,
            Settings settings,
            MaintenanceListener listener,
            Clock clock) {
        return new Retention(store, thumbnails, catalog, leases, settings.retention(), clock, listener);
    }
}
