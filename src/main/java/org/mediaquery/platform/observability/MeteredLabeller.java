package org.mediaquery.platform.observability;

import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.mediaquery.labelling.ForwardingLabeller;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.labelling.Subject;

/** Counts and times the calls of a labeller, and counts its failures by kind. */
public final class MeteredLabeller extends ForwardingLabeller implements AutoCloseable {

    private static final Metadata CALLS = Metadata.builder()
            .withName("media_labeller_calls")
            .withDescription("Calls of a labeller, and their duration")
            .build();

    private static final Metadata FAILURES = Metadata.builder()
            .withName("media_labeller_failures")
            .withDescription("Failures of a labeller, by kind: THROTTLED, TRANSIENT, …")
            .build();

    private static final Metadata PAID = Metadata.builder()
            .withName("media_labeller_paid_calls")
            .withDescription("Calls that the provider charges for")
            .build();

    private final MetricRegistry metrics;
    private final Tag labeller;

    public MeteredLabeller(Labeller delegate, MetricRegistry metrics) {
        super(delegate);
        this.metrics = metrics;
        this.labeller = new Tag("labeller", delegate().source());
        // registered with zero: Prometheus sees no increase in a counter that appears with its first failure
        metrics.timer(CALLS, labeller);
        metrics.counter(PAID, labeller);
        for (Kind kind : Kind.values()) {
            metrics.counter(FAILURES, labeller, kind(kind.name()));
        }
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        metrics.counter(PAID, labeller).inc(delegate().paidCalls(subject));
        return metered(() -> delegate().label(subject, token));
    }

    @Override
    public LabellerAnswer collect(String jobId) {
        return metered(() -> delegate().collect(jobId));
    }

    @Override
    public void close() throws Exception {
        // by interface, not by class: during shutdown, a class that was never used can no longer be loaded
        if (delegate() instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    private LabellerAnswer metered(Supplier<LabellerAnswer> call) {
        long start = System.nanoTime();
        try {
            return call.get();
        } catch (LabellingException e) {
            metrics.counter(FAILURES, labeller, kind(e.kind().name())).inc();
            throw e;
        } finally {
            metrics.timer(CALLS, labeller).update(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static Tag kind(String kind) {
        return new Tag("kind", kind);
    }
}
