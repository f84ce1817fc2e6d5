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
    private final Scope scope;
    private final Departures departures;
    private final Arrivals arrivals;

    /**
     * @param labellers who is asked, in this order
     * @param scope which objects are looked after
     */
    public Ingest(IngestPorts ports, List<Labeller> labellers, Scope scope, IngestLimits limits) {
        this.ports = ports;
        this.scope = scope;
        this.departures = new Departures(ports.store(), ports.catalog(), ports.thumbnails());
        PictureTools tools = PictureTools.within(new PictureLimits(limits.maxPixels(), limits.maxWholePixels()));
        this.arrivals = new Arrivals(
                ports.store(),
                ports.catalog(),
                departures,
                new ObjectWork(
                        ports.catalog(),
                        new Inspection(ports.store(), tools, FrameReader.best(), limits),
                        ports.thumbnails(),
                        new Labellers(labellers, limits.minConfidence(), Clock.systemUTC()),
                        new OneAtATime(ports.leases())));
    }

    /** What is done with an object that was written. */
    public Arrivals arrivals() {
        return arrivals;
    }

    /**
     * A consumer of the queue, not yet started.
     *
     * @param executor has more threads than {@code concurrency}
     * @param concurrency messages at a time
     */
    public Consumer consumer(ExecutorService executor, ScheduledExecutorService scheduler, int concurrency) {
        MessageWork work = new MessageWork(
                new NoticeHandler(scope, arrivals, departures),
                new Heartbeat(ports.queue(), scheduler, VISIBILITY),
                new Acknowledger(ports.queue(), new RetryDelays(RandomGenerator.getDefault())));
        return new Consumer(ports.queue(), work, executor, concurrency);
    }
}
