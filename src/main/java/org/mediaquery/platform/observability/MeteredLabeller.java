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

/** Counts and times each question to a labeller, and its failures by their kind. */
public final class MeteredLabeller extends ForwardingLabeller implements AutoCloseable {

    private static final Metadata CALLS = Metadata.builder()
            .withName("media_labeller_calls")
            .withDescription("How often a labeller was asked, and how long it took")
            .build();

    private static final Metadata FAILURES = Metadata.builder()
            .withName("media_labeller_failures")
            .withDescription("How often a labeller failed, by what may help: THROTTLED, TRANSIENT, …")
            .build();

    private static final Metadata PAID = Metadata.builder()
            .withName("media_labeller_paid_calls")
            .withDescription("Calls that were made and that the provider wants money for")
            .build();

    private final MetricRegistry metrics;
    private final Tag labeller;

    public MeteredLabeller(Labeller delegate, MetricRegistry metrics) {
        super(delegate);
        this.metrics = metrics;
        this.labeller = new Tag("labeller", delegate().source());
        // shown as zero from the start: what appears first when something is wrong cannot be watched
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
        // by this interface, not by the class: on the way down a class that was never used cannot be loaded any more
        if (delegate() instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    private LabellerAnswer metered(Supplier<LabellerAnswer> question) {
        long start = System.nanoTime();
        try {
            return question.get();
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
