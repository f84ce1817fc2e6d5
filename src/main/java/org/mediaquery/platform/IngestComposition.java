package org.mediaquery.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mediaquery.imaging.decode.WorkingMemory;
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
    private final ObjectRemovedHandler removedHandler;
    private final ObjectCreatedHandler createdHandler;
    private final JobCompletedHandler jobs;

    /** Creates parts with an inspector of their own. */
    public IngestComposition(
            IngestPorts ports,
            List<Labeller> labellers,
            BucketScope scope,
            IngestLimits limits,
            ConsumerSettings settings) {
        this(ports, labellers, scope, inspector(ports.store(), limits), limits.minConfidence(), settings);
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
            ConsumerSettings settings) {
        this.ports = ports;
        this.labellers = List.copyOf(labellers);
        this.scope = scope;
        this.settings = settings;
        this.removedHandler = new ObjectRemovedHandler(ports.store(), ports.catalog(), ports.thumbnails());
        Clock clock = Clock.systemUTC();
        LabellerRegistry asked = new LabellerRegistry(labellers, minConfidence, clock);
        RecordUpdater updater = new RecordUpdater(ports.catalog(), ports.observer());
        this.createdHandler = new ObjectCreatedHandler(
                ports.store(),
                ports.catalog(),
                removedHandler,
                new LabellingTask(
                        inspector,
                        ports.thumbnails(),
                        new LabellingTask.Asking(
                                asked,
                                updater,
                                new DeferredWork(ports.queue(), scope.bucket(), clock),
                                ports.observer()),
                        new LabellingTask.Turns(
                                new ObjectLease(ports.leases(), settings),
                                new LargeObjectLimit(settings.concurrency()))));
        this.jobs = new JobCompletedHandler(
                ports.catalog(), asked, updater, new WaitingJobs(ports.catalog(), ports.queue(), scope.bucket()));
    }

    /** Creates an inspector, with all the memory that this process has for decoding. */
    static ObjectInspector inspector(MediaStore store, IngestLimits limits) {
        WorkingMemory memory = WorkingMemory.ofHeap();
        PictureTools tools =
                PictureTools.within(new PictureLimits(limits.maxPixels(), limits.maxWorkingBytes()), memory);
        return new ObjectInspector(store, tools, FrameReader.best(limits.maxVideoPixels(), memory), limits);
    }

    /** Returns the handler of created objects. */
    public ObjectCreatedHandler arrivals() {
        return createdHandler;
    }

    /** Returns how long the queue is not polled: while a labeller pauses, messages could only be deferred. */
    private Duration pause() {
        return labellers.stream().map(Labeller::pause).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private BackfillProgress settlement() {
        return new BackfillProgress(ports.catalog(), ports.kept().backfills());
    }

    /** Returns the handler of all events. */
    public EventDispatcher handler() {
        return new EventDispatcher(scope, createdHandler, removedHandler, jobs, settlement());
    }

    /** Creates a consumer of the queue, not yet started. */
    public Consumer consumer() {
        MessageProcessor processor = new MessageProcessor(
                handler(),
                new OutcomeHandler(
                        ports.queue(),
                        new RetryBackoff(RandomGenerator.getDefault()),
                        new DeadLetterHandler(scope, ports, settlement(), Clock.systemUTC())),
                new FailurePolicy(settings.maxAttempts()),
                ports.observer());
        return new Consumer(ports.queue(), new WorkerPool(processor, ports.queue(), settings), settings, this::pause);
    }
}
