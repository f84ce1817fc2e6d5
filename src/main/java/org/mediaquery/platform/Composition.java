package org.mediaquery.platform;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.backfill.BackfillStreams;
import org.mediaquery.backfill.Backfiller;
import org.mediaquery.catalog.Backfills;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Checkpoints;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.catalog.Leases;
import org.mediaquery.catalog.dynamo.DynamoBackfills;
import org.mediaquery.catalog.dynamo.DynamoCallCounter;
import org.mediaquery.catalog.dynamo.DynamoCatalog;
import org.mediaquery.catalog.dynamo.DynamoCheckpoints;
import org.mediaquery.catalog.dynamo.DynamoDeadLetters;
import org.mediaquery.catalog.dynamo.DynamoLeases;
import org.mediaquery.catalog.dynamo.OverflowSweep;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.operations.Redrive;
import org.mediaquery.operations.Retry;
import org.mediaquery.platform.aws.DynamoExecutor;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.platform.observability.CompositeIngestObserver;
import org.mediaquery.platform.observability.IngestMetrics;
import org.mediaquery.platform.observability.IngestTraces;
import org.mediaquery.platform.observability.LogContext;
import org.mediaquery.platform.observability.MaintenanceMetrics;
import org.mediaquery.platform.observability.MeteredWorkQueue;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.queue.sqs.SqsWorkQueue;
import org.mediaquery.reconcile.BucketCatalogDiff;
import org.mediaquery.reconcile.LeasedTasks;
import org.mediaquery.reconcile.MaintenanceListener;
import org.mediaquery.reconcile.Reconciler;
import org.mediaquery.reconcile.StalledWork;
import org.mediaquery.retention.Retention;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;
import org.mediaquery.storage.s3.PartBuffers;
import org.mediaquery.storage.s3.S3MediaStore;
import org.mediaquery.upload.Deletions;
import org.mediaquery.upload.UploadLimits;
import org.mediaquery.upload.Uploads;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Creates the ports with their adapters, and the services that use them. */
@ApplicationScoped
public class Composition {

    private static final Duration LOOKED_EVERY = Duration.ofMinutes(5);
    private static final Duration REPAIRED_EVERY = Duration.ofSeconds(30);
    private static final Duration COMPARED_EVERY = Duration.ofMinutes(1);
    private static final Duration SWEPT_EVERY = Duration.ofHours(1);

    /** Each upload occupies a thread, so this is well below the core threads of the server's executor (server.xml). */
    private static final int UPLOADS = 24;

    /** Each form occupies at most half a gigabyte of disk. */
    private static final int FORMS = 4;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Produces
    @Singleton
    Settings settings(Config config) {
        return Settings.read(
                key -> config.getOptionalValue(key, String.class),
                key -> config.getConfigValue(key).getSourceOrdinal() > ConfigSource.DEFAULT_ORDINAL);
    }

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

    private static MediaStore derived(S3Client s3, S3Presigner presigner, Settings settings, PartBuffers buffers) {
        return new S3MediaStore(s3, presigner, settings.resources().derivedBucket(), buffers);
    }

    /** Bound to this type only; everything else injects the port. */
    @Produces
    @Singleton
    @Typed(DynamoCatalog.class)
    DynamoCatalog dynamoCatalog(
            DynamoDbClient dynamo,
            S3Client s3,
            S3Presigner presigner,
            Settings settings,
            PartBuffers buffers,
            DynamoExecutor calls) {
        return new DynamoCatalog(
                dynamo,
                settings.resources().tables(),
                derived(s3, presigner, settings, buffers),
                Clock.systemUTC(),
                calls.executor());
    }

    @Produces
    @Singleton
    Catalog catalog(DynamoCatalog catalog) {
        return catalog;
    }

    @Produces
    @Singleton
    Leases leases(DynamoDbClient dynamo, Settings settings) {
        return new DynamoLeases(dynamo, settings.resources().tables(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(DynamoDbClient dynamo, Settings settings) {
        return new DynamoDeadLetters(dynamo, settings.resources().tables(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    IngestObserver observer(MetricRegistry metrics, OpenTelemetry telemetry) {
        // the trace first, so that log lines carry its ID
        return new CompositeIngestObserver(
                List.of(new IngestTraces(telemetry), new LogContext(), new IngestMetrics(metrics, Clock.systemUTC())));
    }

    @Produces
    @Singleton
    Redrive redrive(DeadLetters deadLetters, WorkQueue queue) {
        return new Redrive(deadLetters, queue);
    }

    @Produces
    @Singleton
    Retry retry(Catalog catalog, WorkQueue queue, Settings settings) {
        return new Retry(catalog, queue, settings.resources().bucket(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    DynamoCallCounter callCounter(DynamoDbClient dynamo, Settings settings) {
        return new DynamoCallCounter(dynamo, settings.resources().tables(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    WorkQueue queue(SqsClient sqs, Settings settings, MetricRegistry metrics) {
        return new MeteredWorkQueue(new SqsWorkQueue(sqs, settings.resources().queueUrl()), metrics);
    }

    @Produces
    @Singleton
    Backfills backfills(DynamoDbClient dynamo, Settings settings, DynamoCatalog catalog) {
        return new DynamoBackfills(dynamo, settings.resources().tables(), Clock.systemUTC(), catalog);
    }

    @Produces
    @Singleton
    BucketCatalogDiff walk(MediaStore store, Catalog catalog, Settings settings) {
        return new BucketCatalogDiff(store, catalog, settings.resources().scope());
    }

    @Produces
    @Singleton
    Backfiller backfiller(
            Backfills backfills, Leases leases, BucketCatalogDiff diff, WorkQueue queue, Settings settings) {
        return new Backfiller(
                backfills, leases, diff, queue, settings.resources().scope());
    }

    @Produces
    @Singleton
    BackfillStreams backfillStreams(Backfiller backfiller) {
        return new BackfillStreams(backfiller, scheduler);
    }

    @Produces
    @Singleton
    MaintenanceListener maintenanceObserver(MetricRegistry metrics) {
        return new MaintenanceMetrics(metrics);
    }

    @Produces
    @Singleton
    Checkpoints bookmarks(DynamoDbClient dynamo, Settings settings) {
        return new DynamoCheckpoints(dynamo, settings.resources().tables());
    }

    @Produces
    @Singleton
    Reconciler comparison(
            BucketCatalogDiff diff,
            WorkQueue queue,
            Checkpoints bookmarks,
            Settings settings,
            MaintenanceListener observer) {
        return new Reconciler(
                diff,
                queue,
                bookmarks,
                new Reconciler.Settings(
                        settings.resources().bucket(), settings.work().reconcileInterval()),
                Clock.systemUTC(),
                observer);
    }

    @Produces
    @Singleton
    LeasedTasks sweep(
            DynamoCatalog catalog,
            Leases leases,
            WorkQueue queue,
            Reconciler reconciler,
            Checkpoints bookmarks,
            Settings settings,
            MaintenanceListener observer) {
        Duration takeover = settings.work().visibilityTimeout();
        Duration patience = settings.labelling().paid().jobPatience();
        StalledWork stalledWork =
                new StalledWork(catalog, queue, settings.resources().bucket(), patience, Clock.systemUTC());
        // the maximum delay until a stalled job is found
        Duration period = patience.compareTo(LOOKED_EVERY) < 0 ? patience : LOOKED_EVERY;
        return new LeasedTasks(
                scheduler,
                leases,
                List.of(
                        new LeasedTasks.Task("sweep", period, stalledWork::run),
                        new LeasedTasks.Task("comparison", COMPARED_EVERY, reconciler::resume),
                        new LeasedTasks.Task(
                                "repair",
                                takeover.compareTo(REPAIRED_EVERY) < 0 ? takeover : REPAIRED_EVERY,
                                () -> catalog.repair(takeover)),
                        // last, since it may take minutes
                        new LeasedTasks.Task(
                                "overflow",
                                SWEPT_EVERY,
                                new OverflowSweep(catalog, bookmarks, Clock.systemUTC())::run)),
                observer);
    }

    @Produces
    @Singleton
    Retention retention(
            MediaStore store,
            ThumbnailStore thumbnails,
            Catalog catalog,
            Leases leases,
            Settings settings,
            MaintenanceListener observer) {
        return new Retention(
                new Retention.Objects(store, thumbnails),
                catalog,
                leases,
                settings.retention(),
                Clock.systemUTC(),
                observer);
    }

    @Produces
    @Singleton
    Uploads uploads(MediaStore store, Catalog catalog, Settings settings) {
        return new Uploads(store, catalog, settings.resources().prefix(), new SecureRandom());
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
