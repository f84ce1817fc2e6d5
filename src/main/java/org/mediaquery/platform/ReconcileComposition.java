package org.mediaquery.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Checkpoints;
import org.mediaquery.catalog.Leases;
import org.mediaquery.catalog.dynamo.DynamoCatalog;
import org.mediaquery.catalog.dynamo.OverflowSweep;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.platform.observability.MaintenanceMetrics;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.reconcile.BucketCatalogDiff;
import org.mediaquery.reconcile.LeasedTasks;
import org.mediaquery.reconcile.MaintenanceListener;
import org.mediaquery.reconcile.Reconciler;
import org.mediaquery.reconcile.StalledWork;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.upload.direct.UploadSessions;

/** Creates the parts of {@code reconcile}. */
@ApplicationScoped
public class ReconcileComposition {

    private static final Duration STALLED_WORK_PERIOD = Duration.ofMinutes(5);
    private static final Duration REPAIR_PERIOD = Duration.ofSeconds(30);
    private static final Duration RECONCILE_PERIOD = Duration.ofMinutes(1);
    private static final Duration UPLOADS_PERIOD = Duration.ofHours(1);
    private static final Duration OVERFLOW_PERIOD = Duration.ofHours(1);

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Produces
    @Singleton
    MaintenanceListener maintenanceListener(MetricRegistry metrics) {
        return new MaintenanceMetrics(metrics);
    }

    @Produces
    @Singleton
    BucketCatalogDiff diff(MediaStore store, Catalog catalog, Settings settings) {
        return new BucketCatalogDiff(store, catalog, settings.resources().scope());
    }

    @Produces
    @Singleton
    Reconciler reconciler(
            BucketCatalogDiff diff,
            WorkQueue queue,
            Checkpoints checkpoints,
            Settings settings,
            MaintenanceListener listener,
            Clock clock) {
        return new Reconciler(
                diff,
                queue,
                checkpoints,
                settings.resources().bucket(),
                settings.work().reconcileInterval(),
                clock,
                listener);
    }

    @Produces
    @Singleton
    LeasedTasks leasedTasks(
            DynamoCatalog catalog,
            Leases leases,
            WorkQueue queue,
            Reconciler reconciler,
            UploadSessions uploads,
            Checkpoints checkpoints,
            Settings settings,
            MaintenanceListener listener,
            Clock clock) {
        Duration takeover = settings.work().visibilityTimeout();
        Duration patience = settings.labelling().paid().jobPatience();
        StalledWork stalledWork =
                new StalledWork(catalog, queue, settings.resources().bucket(), patience, clock);
        // the maximum delay until a stalled job is found
        Duration period = patience.compareTo(STALLED_WORK_PERIOD) < 0 ? patience : STALLED_WORK_PERIOD;
        return new LeasedTasks(
                scheduler,
                leases,
                List.of(
                        new LeasedTasks.Task("sweep", period, stalledWork::run),
                        new LeasedTasks.Task("comparison", RECONCILE_PERIOD, reconciler::resume),
                        new LeasedTasks.Task(
                                "repair",
                                takeover.compareTo(REPAIR_PERIOD) < 0 ? takeover : REPAIR_PERIOD,
                                () -> catalog.repair(takeover)),
                        new LeasedTasks.Task(
                                "uploads",
                                UPLOADS_PERIOD,
                                () -> uploads.deleteAbandoned(
                                        settings.resources().prefix(), clock)),
                        // last, since it may take minutes
                        new LeasedTasks.Task(
                                "overflow", OVERFLOW_PERIOD, new OverflowSweep(catalog, checkpoints, clock)::run)),
                listener);
    }
}
