package org.mediaquery.platform.observability;

import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.ProviderFault;

/** Metrics of the state of labellers; {@link MeteredLabeller} measures their calls. */
public final class LabellerMetrics {

    private LabellerMetrics() {}

    /** Registers how long a labeller pauses. */
    public static void registerPause(MetricRegistry registry, Labeller labeller) {
        registry.gauge(
                Metadata.builder()
                        .withName("media_labeller_pause_seconds")
                        .withDescription("Remaining pause of a labeller whose provider is down; else 0")
                        .build(),
                () -> labeller.pause().toMillis() / 1000.0,
                new Tag("labeller", labeller.source()));
    }

    /**
     * Registers the outages of a labeller's provider, by kind.
     *
     * @return receives the kind of each outage when it begins
     */
    public static Consumer<ProviderFault.Kind> registerOutages(MetricRegistry registry, String source) {
        Metadata outages = Metadata.builder()
                .withName("media_labeller_outages")
                .withDescription("Outages of a labeller's provider, by the kind of the last fault")
                .build();
        Tag labeller = new Tag("labeller", source);
        // registered with zero: Prometheus sees no increase in a counter that appears with its first failure
        for (ProviderFault.Kind kind : ProviderFault.Kind.values()) {
            registry.counter(outages, labeller, new Tag("kind", kind.label()));
        }
        return kind -> registry.counter(outages, labeller, new Tag("kind", kind.label()))
                .inc();
    }

    /** Registers the paid calls of today, and their limit. */
    public static void registerPaidCalls(MetricRegistry registry, Supplier<Long> spent, OptionalLong limit) {
        if (limit.isPresent()) {
            registry.gauge(
                    Metadata.builder()
                            .withName("media_paid_calls_today")
                            .withDescription("Paid calls of today (UTC), over all replicas")
                            .build(),
                    spent);
            registry.gauge(
                    Metadata.builder()
                            .withName("media_paid_calls_limit")
                            .withDescription("Limit of paid calls per day")
                            .build(),
                    limit::getAsLong);
        }
    }
}
