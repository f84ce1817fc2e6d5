package org.mediaquery.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Leases;
import org.mediaquery.ingest.Consumer;
import org.mediaquery.ingest.Ingest;
import org.mediaquery.ingest.IngestLimits;
import org.mediaquery.ingest.IngestPorts;
import org.mediaquery.ingest.Scope;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;

/**
 * Starts the consumer, and stops it with the application, before the server ends its threads: it interrupts what runs on
 * its executors, and does not wait for it.
 */
@ApplicationScoped
public class LifeCycle {

    /** Less than the 30 seconds that Kubernetes and ECS give a container to stop. */
    private static final Duration TO_STOP = Duration.ofSeconds(20);

    /** WebP and progressive JPEG are decoded whole, so that memory grows with them. */
    private static final long MAX_WHOLE_PIXELS = 40_000_000;

    private static final System.Logger LOG = System.getLogger(LifeCycle.class.getName());

    @Inject
    Settings settings;

    @Inject
    MediaStore store;

    @Inject
    ThumbnailStore thumbnails;

    @Inject
    Catalog catalog;

    @Inject
    Leases leases;

    @Inject
    WorkQueue queue;

    @Inject
    LabellerSet labellers;

    @Inject
    MetricRegistry metrics;

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private Consumer consumer;

    void start() {
        Settings.Work work = settings.work();
        Ingest ingest = new Ingest(
                new IngestPorts(store, thumbnails, catalog, leases, queue),
                labellers.labellers(),
                new Scope(settings.resources().bucket(), settings.resources().prefix()),
                new IngestLimits(
                        work.maxPictureBytes(),
                        work.maxVideoBytes(),
                        work.maxPicturePixels(),
                        Math.min(MAX_WHOLE_PIXELS, work.maxPicturePixels()),
                        settings.labelling().minConfidence()));
        consumer = ingest.consumer(executor, scheduler, work.concurrency());
        ConsumerMetrics.register(metrics, consumer);
        consumer.start();
        LOG.log(Level.INFO, "Labels come from {0}.", String.join(", ", labellers.sources()));
        if (!labellers.seesContent()) {
            LOG.log(
                    Level.INFO,
                    "No model is configured, so labels are only what the pixels alone show (colours, shape, light)."
                            + " For what is in the picture set MEDIA_MODEL and MEDIA_MODEL_LABELS.");
        }
    }

    @PreDestroy
    void stop() {
        try {
            if (consumer != null) {
                consumer.stop(TO_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.log(Level.WARNING, "interrupted while the last messages were done", e);
        }
    }

    Consumer consumer() {
        return consumer;
    }
}
