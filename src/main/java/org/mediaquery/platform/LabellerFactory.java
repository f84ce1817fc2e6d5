package org.mediaquery.platform;

import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.catalog.dynamo.DynamoCallCounter;
import org.mediaquery.labelling.BudgetedLabeller;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.ProviderLimits;
import org.mediaquery.labelling.ResilientLabeller;
import org.mediaquery.labelling.clarifai.ClarifaiLabeller;
import org.mediaquery.labelling.onnx.OnnxLabeller;
import org.mediaquery.labelling.onnx.PreparedModel;
import org.mediaquery.labelling.properties.PropertiesLabeller;
import org.mediaquery.labelling.rekognition.RekognitionLabellers;
import org.mediaquery.platform.aws.RekognitionClients;
import org.mediaquery.platform.config.ConfigurationException;
import org.mediaquery.platform.config.LabellingSettings;
import org.mediaquery.platform.config.PaidLabellerSettings;
import org.mediaquery.platform.observability.LabellerMetrics;
import org.mediaquery.platform.observability.MeteredLabeller;
import org.mediaquery.platform.observability.TracedLabeller;

/** Creates each labeller with its decorators: metrics, traces, budget and resilience. */
final class LabellerFactory {

    private final Supplier<RekognitionClients> rekognition;
    private final DynamoCallCounter counter;
    private final MetricRegistry metrics;
    private final OpenTelemetry telemetry;
    private final Clock clock;

    /** @param rekognition called only if Rekognition is used */
    LabellerFactory(
            Supplier<RekognitionClients> rekognition,
            DynamoCallCounter counter,
            MetricRegistry metrics,
            OpenTelemetry telemetry,
            Clock clock) {
        this.clock = clock;
        this.telemetry = telemetry;
        this.rekognition = rekognition;
        this.counter = counter;
        this.metrics = metrics;
    }

    /**
     * Creates the configured labellers, in order.
     *
     * @throws ConfigurationException if a labeller cannot be created
     */
    LabellerSet make(LabellingSettings settings) {
        LabellerMetrics.registerPaidCalls(
                metrics, counter::spent, settings.paid().dailyCalls());
        List<PreparedModel> models = settings.models().stream()
                .map(model -> model.load(settings.minConfidence()))
                .toList();
        return new LabellerSet(
                settings.labellers().stream()
                        .flatMap(source -> make(source, settings, models))
                        .toList(),
                models.stream().map(PreparedModel::credit).toList());
    }

    private Stream<Labeller> make(String source, LabellingSettings settings, List<PreparedModel> models) {
        return switch (source) {
            case LabellingSettings.ONNX -> Stream.of(metered(onnx(models)));
            case PaidLabellerSettings.REKOGNITION -> {
                var chosen = settings.paid().rekognition();
                RekognitionClients clients = rekognition.get();
                yield RekognitionLabellers.of(clients.once(), clients.patient(), chosen.settings()).stream()
                        .map(labeller -> guarded(
                                labeller, chosen.limits(), settings.paid().dailyCalls()));
            }
            case PaidLabellerSettings.CLARIFAI -> {
                var chosen = settings.paid().clarifai();
                yield Stream.of(guarded(
                        new ClarifaiLabeller(chosen.settings()),
                        chosen.limits(),
                        settings.paid().dailyCalls()));
            }
            case LabellingSettings.PROPERTIES -> Stream.of(metered(new PropertiesLabeller()));
            default -> throw new IllegalStateException("no labeller is called " + source);
        };
    }

    /** Decorates a paid labeller. Each retry is taken from the budget, and each call is measured. */
    private Labeller guarded(Labeller labeller, ProviderLimits limits, OptionalLong dailyCalls) {
        Labeller metered = metered(labeller);
        Labeller budgeted = dailyCalls.isEmpty()
                ? metered
                : new BudgetedLabeller(
                        metered, calls -> counter.spend(calls, dailyCalls.getAsLong()), counter::refund, clock);
        Labeller guarded =
                new ResilientLabeller(budgeted, limits, LabellerMetrics.registerOutages(metrics, labeller.source()));
        LabellerMetrics.registerPause(metrics, guarded);
        return guarded;
    }

    private Labeller metered(Labeller labeller) {
        return new MeteredLabeller(new TracedLabeller(labeller, telemetry), metrics);
    }

    private static OnnxLabeller onnx(List<PreparedModel> models) {
        try {
            return new OnnxLabeller(
                    models.stream()
                            .map(PreparedModel::settings)
                            .filter(Objects::nonNull)
                            .toList(),
                    models.stream()
                            .map(PreparedModel::text)
                            .filter(Objects::nonNull)
                            .toList(),
                    Path.of(System.getProperty("java.io.tmpdir"), "media-query-models"));
        } catch (RuntimeException e) {
            throw new ConfigurationException("A model in MEDIA_MODEL cannot be used: " + e.getMessage(), e);
        }
    }
}
