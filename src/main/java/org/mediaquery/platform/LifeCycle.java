package org.mediaquery.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.backfill.BackfillStreams;
import org.mediaquery.backfill.Backfiller;
import org.mediaquery.catalog.Backfills;
import org.mediaquery.catalog.Census;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.catalog.DynamoCatalog;
import org.mediaquery.catalog.Leases;
import org.mediaquery.catalog.UnknownSchemaException;
import org.mediaquery.ingest.Consumer;
import org.mediaquery.ingest.Crew;
import org.mediaquery.ingest.Ingest;
import org.mediaquery.ingest.IngestLimits;
import org.mediaquery.ingest.IngestPorts;
import org.mediaquery.ingest.Observer;
import org.mediaquery.platform.watch.ConsumerMetrics;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Starts the consumer, and stops it with the application, before the server ends its threads: it interrupts what runs on
 * its executors, and does not wait for it.
 */
@ApplicationScoped
public class LifeCycle {

    /** WebP and progressive JPEG are decoded whole: this is room for 14 and 67 million pixels. */
    private static final long MAX_WORKING_BYTES = 384L << 20;

    /** Longer, and the numbers lag; shorter, and fewer changes share a write of their counters. */
    private static final Duration COUNTED_EVERY = Duration.ofMillis(500);

    private static final Duration DEAD_LETTERS_EVERY = Duration.ofSeconds(30);

    /** About as often as Prometheus looks. */
    private static final Duration MESSAGES_EVERY = Duration.ofSeconds(15);

    private static final Duration BACKFILL_EVERY = Duration.ofSeconds(2);

    private static final String COUNTING = "bringing the counts up to date";

    private static final System.Logger LOG = System.getLogger(LifeCycle.class.getName());

    @Inject
    Settings settings;

    @Inject
    MediaStore store;

    @Inject
    ThumbnailStore thumbnails;

    @Inject
    DynamoCatalog catalog;

    @Inject
    Census census;

    @Inject
    Leases leases;

    @Inject
    DeadLetters deadLetters;

    @Inject
    Backfills backfills;

    @Inject
    Backfiller backfiller;

    @Inject
    BackfillStreams streams;

    @Inject
    WorkQueue queue;

    @Inject
    Observer observer;

    @Inject
    LabellerSet labellers;

    @Inject
    MetricRegistry metrics;

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private Consumer consumer;

    private StopSignal stop;

    private Chores chores;

    private final AtomicLong deadLetterCount = new AtomicLong();

    private final AtomicLong messageCount = new AtomicLong();

    void start() {
        look();
        Settings.Work work = settings.work();
        Ingest ingest = new Ingest(
                new IngestPorts(
                        store,
                        thumbnails,
                        new IngestPorts.Kept(catalog, leases, deadLetters, backfills),
                        queue,
                        observer),
                labellers.labellers(),
                settings.resources().scope(),
                new IngestLimits(
                        work.sizes().maxPictureBytes(),
                        work.sizes().maxVideoBytes(),
                        work.sizes().maxPicturePixels(),
                        work.sizes().maxVideoPixels(),
                        MAX_WORKING_BYTES,
                        settings.labelling().minConfidence()),
                new Crew(executor, scheduler, work.concurrency(), work.tries(), work.takeover()));
        consumer = ingest.consumer();
        ConsumerMetrics.register(
                metrics, consumer, new ConsumerMetrics.Depths(messageCount::get, deadLetterCount::get));
        consumer.start();
        stop = new StopSignal(() -> {
            consumer.takeNoMore();
            streams.close();
        });
        chores = new Chores(scheduler);
        chores.every(COUNTED_EVERY, COUNTING, catalog::flush);
        chores.every(DEAD_LETTERS_EVERY, "counting the dead letters", () -> deadLetterCount.set(queue.deadLetters()));
        chores.every(MESSAGES_EVERY, "counting the messages", () -> messageCount.set(queue.waiting()));
        chores.every(BACKFILL_EVERY, "the backfill", () -> backfiller.goOn(stop::isGiven));
        LOG.log(Level.INFO, "Labels come from {0}.", String.join(", ", labellers.sources()));
        if (!labellers.seesContent()) {
            LOG.log(
                    Level.INFO,
                    "No model is configured, so labels are only what the pixels alone show (colours, shape, light)."
                            + " For what is in the picture, fetch a model (java -jar media-query-models.jar list),"
                            + " and set MEDIA_MODEL and MEDIA_MODEL_DIR.");
        }
    }

    /** A form of the tables that is not known stops the start; tables that do not answer yet do not. */
    private void look() {
        try {
            if (census.isNeeded()) {
                LOG.log(
                        Level.WARNING,
                        "The table holds records that lists do not show, since they are not in the index."
                                + " POST /api/index with {\"rebuild\": true} brings them in.");
            }
        } catch (UnknownSchemaException e) {
            throw new ConfigurationException(e.getMessage(), e);
        } catch (SdkException e) {
            LOG.log(Level.WARNING, "the tables do not answer yet", e);
        }
    }

    /** Whatever of that which the service depends on hangs, no step takes longer than {@link StopLimits} says. */
    @PreDestroy
    void stop() {
        if (stop != null) {
            BoundedStep.run("telling all parts to take nothing new", StopLimits.TELL, stop::given);
            stop.forget();
            Duration left = stop.left(settings.work().grace());
            BoundedStep.run("ending the work in hand", left.plus(StopLimits.GIVE_BACK), () -> consumer.stop(left));
            chores.stop();
        }
        BoundedStep.run(COUNTING, StopLimits.COUNT, catalog::flush);
    }

    /** About how many messages were given up, as it was a moment ago. */
    long deadLetterCount() {
        return deadLetterCount.get();
    }

    Consumer consumer() {
        return consumer;
    }

    /** Why only a restart helps; nothing while all is well, and before the start. */
    Optional<String> defect() {
        return consumer == null ? Optional.empty() : consumer.defect();
    }
}
