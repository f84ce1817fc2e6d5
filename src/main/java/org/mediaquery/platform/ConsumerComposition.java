package org.mediaquery.platform;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.catalog.Backfills;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.catalog.Leases;
import org.mediaquery.ingest.ConsumerSettings;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.IngestPorts;
import org.mediaquery.ingest.consumer.Consumer;
import org.mediaquery.ingest.inspection.ObjectInspector;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.platform.observability.CompositeIngestObserver;
import org.mediaquery.platform.observability.IngestMetrics;
import org.mediaquery.platform.observability.IngestTraces;
import org.mediaquery.platform.observability.LogContext;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;

/** Creates the consumer of the queue. */
@ApplicationScoped
public class ConsumerComposition {

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Produces
    @Singleton
    IngestObserver observer(MetricRegistry metrics, OpenTelemetry telemetry, Clock clock) {
        // the trace first, so that log lines carry its ID
        return new CompositeIngestObserver(
                List.of(new IngestTraces(telemetry), new LogContext(), new IngestMetrics(metrics, clock)));
    }

    @Produces
    @Singleton
    IngestPorts ports(
            MediaStore store,
            ThumbnailStore thumbnails,
            Catalog catalog,
            Leases leases,
            DeadLetters deadLetters,
            Backfills backfills,
            WorkQueue queue,
            IngestObserver observer) {
        return new IngestPorts(store, thumbnails, catalog, leases, deadLetters, backfills, queue, observer);
    }

    @Produces
    @Singleton
    Consumer consumer(
            IngestPorts ports, LabellerSet labellers, ObjectInspector inspector, Settings settings, Clock clock) {
        Settings.Work work = settings.work();
        return new IngestComposition(
                        ports,
                        labellers.labellers(),
                        settings.resources().scope(),
                        inspector,
                        settings.labelling().minConfidence(),
                        new ConsumerSettings(
                                executor, scheduler, work.concurrency(), work.maxAttempts(), work.visibilityTimeout()),
                        clock)
                .consumer();
    }
}
