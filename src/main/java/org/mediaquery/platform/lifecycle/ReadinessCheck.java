package org.mediaquery.platform.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.dynamo.DynamoCallCounter;
import org.mediaquery.ingest.consumer.ConsumerHealth;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.storage.MediaStore;

/**
 * Ready means that reads work: the table and the bucket respond, and the service is not shutting down. The state of the
 * consumer is reported as data only.
 */
@Readiness
@ApplicationScoped
public class ReadinessCheck implements HealthCheck {

    private static final System.Logger LOG = System.getLogger(ReadinessCheck.class.getName());

    @Inject
    Catalog catalog;

    @Inject
    MediaStore store;

    @Inject
    Lifecycle lifecycle;

    @Inject
    DynamoCallCounter counter;

    @Inject
    Settings settings;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("reads");
        boolean table = answers("table", response, catalog::check);
        boolean bucket = answers("bucket", response, store::check);
        response.withData("deadLetters", lifecycle.deadLetterCount());
        response.withData("consumer", consumer(lifecycle.consumer().health()));
        settings.labelling()
                .paid()
                .dailyCalls()
                .ifPresent(limit -> response.withData("paidCalls", paidCalls(counter.spent(), limit)));
        boolean stopping = lifecycle.consumer().isStopping();
        return response.status(table && bucket && !stopping).build();
    }

    /** Describes the state of the consumer, which does not affect readiness. */
    private static String consumer(ConsumerHealth health) {
        String labelling = health.pause().isZero()
                ? "ok"
                : "waits " + health.pause().toSeconds() + " s more, since a labeller's provider is down";
        return health.failure()
                .map(failure ->
                        "messages could not be taken " + health.failuresInARow() + " times in a row: " + failure)
                .orElse(labelling);
    }

    private static String paidCalls(long spent, long limit) {
        String today = spent + " of " + limit + " today";
        return spent < limit ? today : today + "; further work waits until midnight UTC";
    }

    private static boolean answers(String what, HealthCheckResponseBuilder response, Runnable check) {
        try {
            check.run();
            response.withData(what, "ok");
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the " + what + " does not respond", e);
            response.withData(what, String.valueOf(e.getMessage()));
            return false;
        }
    }
}
