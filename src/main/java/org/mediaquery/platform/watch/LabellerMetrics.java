package org.mediaquery.platform.watch;

import java.util.OptionalLong;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.mediaquery.labelling.Labeller;

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
