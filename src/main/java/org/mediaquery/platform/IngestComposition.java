package org.mediaquery.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.imaging.heif.HeifConverter;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.imaging.video.FrameReader;
import org.mediaquery.ingest.ConsumerSettings;
import org.mediaquery.ingest.IngestLimits;
import org.mediaquery.ingest.IngestPorts;
import org.mediaquery.ingest.ObjectLease;
import org.mediaquery.ingest.consumer.Consumer;
import org.mediaquery.ingest.consumer.DeadLetterHandler;
import org.mediaquery.ingest.consumer.FailurePolicy;
import org.mediaquery.ingest.consumer.MessageProcessor;
import org.mediaquery.ingest.consumer.OutcomeHandler;
import org.mediaquery.ingest.consumer.RetryBackoff;
import org.mediaquery.ingest.consumer.WorkerPool;
import org.mediaquery.ingest.inspection.LargeObjectLimit;
import org.mediaquery.ingest.inspection.ObjectInspector;
import org.mediaquery.ingest.inspection.PictureTools;
import org.mediaquery.ingest.labels.DeferredWork;
import org.mediaquery.ingest.labels.ExclusiveWork;
import org.mediaquery.ingest.labels.LabellerCalls;
import org.mediaquery.ingest.labels.LabellerRegistry;
import org.mediaquery.ingest.labels.LabellingTask;
import org.mediaquery.ingest.labels.RecordUpdater;
import org.mediaquery.ingest.labels.WaitingJobs;
import org.mediaquery.ingest.objects.BackfillProgress;
import org.mediaquery.ingest.objects.EventDispatcher;
import org.mediaquery.ingest.objects.JobCompletedHandler;
import org.mediaquery.ingest.objects.ObjectCreatedHandler;
import org.mediaquery.ingest.objects.ObjectRemovedHandler;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.MediaStore;

/** Creates the parts of {@code ingest}. */
public final class IngestComposition {

    private final IngestPorts ports;
    private final List<Labeller> labellers;
    private final BucketScope scope;
    private final ConsumerSettings settings;
    private final Clock clock;
    private final ObjectRemovedHandler removedHandler;
    private final ObjectCreatedHandler createdHandler;
    private final JobCompletedHandler jobCompletedHandler;

    /** Creates parts with an inspector and a clock of their own. */
    public IngestComposition(
            IngestPorts ports,
            List<Labeller> labellers,
            BucketScope scope,
            IngestLimits limits,
            ConsumerSettings settings) {
        this(
                ports,
                labellers,
                scope,
                inspector(ports.store(), limits),
                limits.minConfidence(),
                settings,
                Clock.systemUTC());
    }

    /**
     * @param labellers the labellers, in the order in which they are called
     * @param scope the objects to process
     * @param minConfidence of labels that are kept, 0 to 100
     */
    IngestComposition(
            IngestPorts ports,
            List<Labeller> labellers,
            BucketScope scope,
            ObjectInspector inspector,
            double minConfidence,
            ConsumerSettings settings,
            Clock clock) {
        this.ports = ports;
        this.labellers = List.copyOf(labellers);
        this.scope = scope;
        this.settings = settings;
        this.clock = clock;
        this.removedHandler = new ObjectRemovedHandler(ports.store(), ports.catalog(), ports.thumbnails());
        LabellerRegistry registry = new LabellerRegistry(labellers, minConfidence, clock);
        RecordUpdater updater = new RecordUpdater(ports.catalog(), ports.observer());
        this.createdHandler = new ObjectCreatedHandler(
                ports.store(),
                ports.catalog(),
                removedHandler,
                new LabellingTask(
                        inspector,
                        registry,
                        updater,
                        new LabellerCalls(
                                registry,
                                updater,
                                ports.thumbnails(),
                                new DeferredWork(ports.queue(), scope.bucket(), clock)),
                        new ExclusiveWork(
                                new ObjectLease(ports.leases(), settings),
                                new LargeObjectLimit(settings.concurrency())),
                        ports.observer()));
        this.jobCompletedHandler = new JobCompletedHandler(
                ports.catalog(), registry, updater, new WaitingJobs(ports.catalog(), ports.queue(), scope.bucket()));
    }

    /** Creates an inspector, with all the memory that this process has for decoding. */
    static ObjectInspector inspector(MediaStore store, IngestLimits limits) {
        WorkingMemory memory = WorkingMemory.ofHeap();
        PictureLimits pictures = new PictureLimits(limits.maxPixels(), limits.maxWorkingBytes());
        // the program may use as much memory outside the heap as decoders inside
        HeifConverter heif = HeifConverter.find(System.getenv("PATH"), pictures, WorkingMemory.ofHeap());
        PictureTools tools = PictureTools.within(pictures, memory, heif);
        return new ObjectInspector(store, tools, FrameReader.best(limits.maxVideoPixels(), memory), limits);
    }

    /** Returns the handler of created objects. */
    public ObjectCreatedHandler createdHandler() {
        return createdHandler;
    }

    /** Returns how long the queue is not polled: while a labeller pauses, messages could only be deferred. */
    private Duration pause() {
        return labellers.stream().map(Labeller::pause).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private BackfillProgress backfillProgress() {
        return new BackfillProgress(ports.catalog(), ports.backfills());
    }

    /** Returns the handler of all events. */
    public EventDispatcher dispatcher() {
        return new EventDispatcher(scope, createdHandler, removedHandler, jobCompletedHandler, backfillProgress());
    }

    /** Creates a consumer of the queue, not yet started. */
    public Consumer consumer() {
        MessageProcessor processor = new MessageProcessor(
                dispatcher(),
                new OutcomeHandler(
                        ports.queue(),
                        new RetryBackoff(),
                        new DeadLetterHandler(scope, ports, backfillProgress(), clock)),
                new FailurePolicy(settings.maxAttempts()),
                ports.observer());
        return new Consumer(ports.queue(), new WorkerPool(processor, ports.queue(), settings), settings, this::pause);
    }
}
