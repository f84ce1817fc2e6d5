package org.mediaquery.platform.observability;

import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.ProviderFault;

/** What an operator watches of the labellers as such; {@link MeteredLabeller} counts what they are asked. */
public final class LabellerMetrics {

    private LabellerMetrics() {}

    /** How long a labeller is left alone. */
    public static void registerPause(MetricRegistry registry, Labeller labeller) {
        registry.gauge(
                Metadata.builder()
                        .withName("media_labeller_pause_seconds")
                        .withDescription("For how long a labeller is left alone, since its provider is down; else 0")
                        .build(),
                () -> labeller.pause().toMillis() / 1000.0,
                new Tag("labeller", labeller.source()));
    }

    /**
     * How often a labeller's provider went down, and why.
     *
     * @return is to be told the kind of each outage when it begins
     */
    public static Consumer<ProviderFault.Kind> registerOutages(MetricRegistry registry, String source) {
        Metadata outages = Metadata.builder()
                .withName("media_labeller_outages")
                .withDescription("How often a labeller's provider went down, by the kind of its last fault")
                .build();
        Tag labeller = new Tag("labeller", source);
        // shown as zero from the start: what appears first when something is wrong cannot be watched
        for (ProviderFault.Kind kind : ProviderFault.Kind.values()) {
            registry.counter(outages, labeller, new Tag("kind", kind.label()));
        }
        return kind -> registry.counter(outages, labeller, new Tag("kind", kind.label()))
                .inc();
    }

    /** What was spent today, and what may be. */
    public static void registerPaidCalls(MetricRegistry registry, Supplier<Long> spent, OptionalLong limit) {
        if (limit.isPresent()) {
            registry.gauge(
                    Metadata.builder()
                            .withName("media_paid_calls_today")
                            .withDescription("Paid calls that were made today (UTC), of all replicas together")
                            .build(),
                    spent);
            registry.gauge(
                    Metadata.builder()
                            .withName("media_paid_calls_limit")
                            .withDescription("Paid calls that may be made in a day")
                            .build(),
                    limit::getAsLong);
        }
    }
}
