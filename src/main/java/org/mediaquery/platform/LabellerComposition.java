package org.mediaquery.platform;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.catalog.dynamo.DynamoCallCounter;
import org.mediaquery.platform.aws.RekognitionClients;
import org.mediaquery.platform.config.Settings;

/** Creates the labellers, and closes them with the application. */
@ApplicationScoped
public class LabellerComposition {

    @Produces
    @Singleton
    LabellerSet labellers(
            Settings settings,
            Instance<RekognitionClients> rekognition,
            DynamoCallCounter counter,
            MetricRegistry metrics,
            OpenTelemetry telemetry,
            Clock clock) {
        return new LabellerFactory(rekognition::get, counter, metrics, telemetry, clock).make(settings.labelling());
    }

    void close(@Disposes LabellerSet labellers) {
        labellers.close();
    }
}
