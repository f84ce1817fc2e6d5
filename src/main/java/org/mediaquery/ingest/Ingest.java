package org.mediaquery.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mediaquery.imaging.FrameReader;
import org.mediaquery.imaging.PictureLimits;
import org.mediaquery.imaging.WorkingMemory;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.storage.Scope;

/** Puts the parts of this room together. */
public final class Ingest {

    private final IngestPorts ports;
    private final List<Labeller> labellers;
    private final Scope scope;
    private final Crew crew;
    private final Departures departures;
    private final Arrivals arrivals;
    private final Jobs jobs;

    /**
     * @param labellers who is asked, in this order
     * @param scope which objects are looked after
     */
    public Ingest(IngestPorts ports, List<Labeller> labellers, Scope scope, IngestLimits limits, Crew crew) {
        this.ports = ports;
        this.labellers = List.copyOf(labellers);
        this.scope = scope;
        this.crew = crew;
        this.departures = new Departures(ports.store(), ports.catalog(), ports.thumbnails());
        WorkingMemory memory = WorkingMemory.ofHeap();
        PictureTools tools =
                PictureTools.within(new PictureLimits(limits.maxPixels(), limits.maxWorkingBytes()), memory);
        Clock clock = Clock.systemUTC();
        Labellers asked = new Labellers(labellers, limits.minConfidence(), clock);
        Recorder recorder = new Recorder(ports.catalog(), ports.observer());
        this.arrivals = new Arrivals(
                ports.store(),
                ports.catalog(),
                departures,
                new ObjectWork(
                        new Inspection(ports.store(), tools, FrameReader.best(limits.maxVideoPixels(), memory), limits),
                        ports.thumbnails(),
                        new ObjectWork.Asking(
                                asked, recorder, new Parking(ports.queue(), scope.bucket(), clock), ports.observer()),
                        new ObjectWork.Turns(new OneAtATime(ports.leases(), crew), new LargeObjects(crew.size()))));
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

    private Settlement settlement() {
        return new Settlement(ports.catalog(), ports.kept().backfills());
    }

    /** What is done with what a message tells. */
    NoticeHandler handler() {
        return new NoticeHandler(scope, arrivals, departures, jobs, settlement());
    }

    /** A consumer of the queue, not yet started. */
    public Consumer consumer() {
        MessageWork work = new MessageWork(
                handler(),
                new Acknowledger(
                        ports.queue(),
                        new RetryDelays(RandomGenerator.getDefault()),
                        new GivingUp(scope, ports, settlement(), Clock.systemUTC())),
                new Outcomes(crew.tries()),
                ports.observer());
        return new Consumer(ports.queue(), new Workers(work, ports.queue(), crew), crew, this::pause);
    }
}
