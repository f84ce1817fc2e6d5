package org.mediaquery.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.mediaquery.imaging.FrameReader;
import org.mediaquery.imaging.PictureLimits;
import org.mediaquery.labelling.Labeller;

/** Puts the parts of this room together. */
public final class Ingest {

    /** How long a message stays invisible after each heartbeat. */
    private static final Duration VISIBILITY = Duration.ofSeconds(60);

    private final IngestPorts ports;
    private final List<Labeller> labellers;
    private final Scope scope;
    private final Departures departures;
    private final Arrivals arrivals;
    private final Jobs jobs;

    /**
     * @param labellers who is asked, in this order
     * @param scope which objects are looked after
     */
    public Ingest(IngestPorts ports, List<Labeller> labellers, Scope scope, IngestLimits limits) {
        this.ports = ports;
        this.labellers = List.copyOf(labellers);
        this.scope = scope;
        this.departures = new Departures(ports.store(), ports.catalog(), ports.derived());
        PictureTools tools = PictureTools.within(new PictureLimits(limits.maxPixels(), limits.maxWorkingBytes()));
        Clock clock = Clock.systemUTC();
        Labellers asked = new Labellers(labellers, limits.minConfidence(), clock);
        Recorder recorder = new Recorder(ports.catalog(), ports.derived().details());
        this.arrivals = new Arrivals(
                ports.store(),
                ports.catalog(),
                departures,
                new ObjectWork(
                        new Inspection(ports.store(), tools, FrameReader.best(), limits),
                        ports.derived().thumbnails(),
                        new ObjectWork.Asking(asked, recorder, new Parking(ports.queue(), scope.bucket(), clock)),
                        new OneAtATime(ports.leases())));
        this.jobs =
                new Jobs(ports.catalog(), asked, recorder, new Queued(ports.catalog(), ports.queue(), scope.bucket()));
    }

    /** What is done with an object that was written. */
    public Arrivals arrivals() {
        return arrivals;
    }

    /** As long as one labeller is left alone, so is the queue: what would come from it could only be put aside. */
    private Duration pause() {
        return labellers.stream().map(Labeller::pause).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** What is done with what a message tells. */
    NoticeHandler handler() {
        return new NoticeHandler(scope, arrivals, departures, jobs);
    }

    /**
     * A consumer of the queue, not yet started.
     *
     * @param executor has more threads than {@code concurrency}
     * @param concurrency messages at a time
     * @param tries after so many that failed a message is given up
     */
    public Consumer consumer(ExecutorService executor, ScheduledExecutorService scheduler, int concurrency, int tries) {
        MessageWork work = new MessageWork(
                handler(),
                new Heartbeat(ports.queue(), scheduler, VISIBILITY),
                new Acknowledger(
                        ports.queue(),
                        new RetryDelays(RandomGenerator.getDefault()),
                        new GivingUp(
                                scope, ports.catalog(), ports.kept().deadLetters(), ports.queue(), Clock.systemUTC())),
                new Outcomes(tries));
        return new Consumer(ports.queue(), work, executor, concurrency, this::pause);
    }
}
