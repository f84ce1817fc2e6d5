package org.mediaquery.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.mediaquery.backfill.BackfillStreams;
import org.mediaquery.backfill.Backfiller;
import org.mediaquery.catalog.Backfills;
import org.mediaquery.catalog.Leases;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.reconcile.BucketCatalogDiff;

/** Creates the parts of {@code backfill}. */
@ApplicationScoped
public class BackfillComposition {

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Produces
    @Singleton
    Backfiller backfiller(
            Backfills backfills,
            Leases leases,
            BucketCatalogDiff diff,
            WorkQueue queue,
            Settings settings,
            Clock clock) {
        return new Backfiller(
                backfills, leases, diff, queue, settings.resources().scope(), clock);
    }

    @Produces
    @Singleton
    BackfillStreams backfillStreams(Backfiller backfiller) {
        return new BackfillStreams(backfiller, scheduler);
    }
}
