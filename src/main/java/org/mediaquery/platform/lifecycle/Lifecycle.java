package org.mediaquery.platform.lifecycle;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.backfill.BackfillStreams;
import org.mediaquery.backfill.Backfiller;
import org.mediaquery.catalog.UnknownSchemaException;
import org.mediaquery.catalog.dynamo.DynamoCatalog;
import org.mediaquery.catalog.dynamo.check.ConsistencyCheck;
import org.mediaquery.events.EventStreams;
import org.mediaquery.ingest.consumer.Consumer;
import org.mediaquery.ingest.inspection.ObjectInspector;
import org.mediaquery.platform.LabellerSet;
import org.mediaquery.platform.config.ConfigurationException;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.platform.observability.ConsumerMetrics;
import org.mediaquery.query.downloads.ZipDownloads;
import org.mediaquery.queue.WorkQueue;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Starts the consumer, and stops it with the application before the server ends its threads: the server interrupts the
 * tasks on its executors without waiting for them.
 */
@ApplicationScoped
public class Lifecycle {

    /** A longer interval delays the counts; with a shorter one, fewer changes share a write. */
    private static final Duration COUNTED_EVERY = Duration.ofMillis(500);

    private static final Duration DEAD_LETTERS_EVERY = Duration.ofSeconds(30);

    /** About as often as Prometheus scrapes. */
    private static final Duration MESSAGES_EVERY = Duration.ofSeconds(15);

    /** Half of the time after which people notice a delay. */
    private static final Duration EVENTS_EVERY = Duration.ofMillis(400);

    private static final Duration BACKFILL_EVERY = Duration.ofSeconds(2);

    private static final String COUNTING = "updating the counts";

    private static final System.Logger LOG = System.getLogger(Lifecycle.class.getName());

    @Inject
    Settings settings;

    @Inject
    DynamoCatalog catalog;

    @Inject
    ConsistencyCheck consistencyCheck;

    @Inject
    Backfiller backfiller;

    @Inject
    BackfillStreams streams;

    @Inject
    EventStreams events;

    @Inject
    ZipDownloads archives;

    @Inject
    WorkQueue queue;

    @Inject
    LabellerSet labellers;

    @Inject
    ObjectInspector inspector;

    @Inject
    MetricRegistry metrics;

    /** Looked up after the tables were checked. */
    @Inject
    Instance<Consumer> consumers;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private Consumer consumer;

    private ShutdownSignal shutdown;

    private BackgroundTasks backgroundTasks;

    private final AtomicLong deadLetterCount = new AtomicLong();

    private final AtomicLong messageCount = new AtomicLong();

    void start() {
        checkTables();
        consumer = consumers.get();
        ConsumerMetrics.register(metrics, consumer, messageCount::get, deadLetterCount::get);
        consumer.start();
        shutdown = new ShutdownSignal(() -> {
            consumer.stopReceiving();
            streams.close();
            events.close();
            archives.close();
        });
        backgroundTasks = new BackgroundTasks(scheduler);
        backgroundTasks.every(COUNTED_EVERY, COUNTING, catalog::flush);
        backgroundTasks.every(
                DEAD_LETTERS_EVERY, "counting the dead letters", () -> deadLetterCount.set(queue.deadLetterCount()));
        backgroundTasks.every(MESSAGES_EVERY, "counting the messages", () -> messageCount.set(queue.depth()));
        backgroundTasks.every(EVENTS_EVERY, "reading the change log", events::poll);
        backgroundTasks.every(BACKFILL_EVERY, "the backfill", () -> backfiller.resume(shutdown::isFired));
        LOG.log(Level.INFO, "Labels come from {0}.", String.join(", ", labellers.sources()));
        LOG.log(
                Level.INFO,
                "Pictures of these types are read: {0}. Videos are read with {1}.",
                String.join(", ", inspector.pictureTypes()),
                inspector.videoDecoder());
        inspector.pictureRemedy().ifPresent(remedy -> LOG.log(Level.INFO, remedy));
        if (!labellers.seesContent()) {
            LOG.log(
                    Level.INFO,
                    "No model is configured, so labels are only what the pixels alone show (colors, shape, light)."
                            + " For what is in the picture, fetch a model (java -jar media-query-models.jar list),"
                            + " and set MEDIA_MODEL and MEDIA_MODEL_DIR.");
        }
    }

    /** Checks the tables. An unknown schema prevents the start; tables that do not respond yet do not. */
    private void checkTables() {
        try {
            if (consistencyCheck.isNeeded()) {
                LOG.log(
                        Level.WARNING,
                        "The table has records that are not in the index, so lists do not show them."
                                + " Rebuild the index: POST /api/index with {\"rebuild\": true}.");
            }
        } catch (UnknownSchemaException e) {
            throw new ConfigurationException(e.getMessage(), e);
        } catch (SdkException e) {
            LOG.log(Level.WARNING, "the tables do not respond yet", e);
        }
    }

    /** Stops all parts. No step takes longer than {@link ShutdownLimits} allows, even if another service hangs. */
    @PreDestroy
    void stop() {
        if (shutdown != null) {
            BoundedStep.run("stopping new work", ShutdownLimits.STOP_NEW_WORK, shutdown::fire);
            shutdown.unregister();
            Duration left = shutdown.remaining(settings.work().shutdownTimeout());
            BoundedStep.run(
                    "finishing messages in flight", left.plus(ShutdownLimits.GIVE_BACK), () -> consumer.stop(left));
            backgroundTasks.stop();
        }
        BoundedStep.run(COUNTING, ShutdownLimits.COUNT, catalog::flush);
    }

    /** Returns the approximate number of dead letters, as last measured. */
    long deadLetterCount() {
        return deadLetterCount.get();
    }

    Consumer consumer() {
        return consumer;
    }

    /** Returns why only a restart helps; nothing if all is well, or before the start. */
    Optional<String> defect() {
        return consumer == null ? Optional.empty() : consumer.defect();
    }
}
