package org.mediaquery.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.operations.Redrive;
import org.mediaquery.operations.Retry;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.platform.observability.MeteredWorkQueue;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.queue.sqs.SqsWorkQueue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Creates the parts of {@code queue}, and of {@code operations} that work on the queue. */
@ApplicationScoped
public class QueueComposition {

    @Produces
    @Singleton
    WorkQueue queue(SqsClient sqs, Settings settings, MetricRegistry metrics) {
        return new MeteredWorkQueue(new SqsWorkQueue(sqs, settings.resources().queueUrl()), metrics);
    }

    @Produces
    @Singleton
    Redrive redrive(DeadLetters deadLetters, WorkQueue queue) {
        return new Redrive(deadLetters, queue);
    }

    @Produces
    @Singleton
    Retry retry(Catalog catalog, WorkQueue queue, Settings settings, Clock clock) {
        return new Retry(catalog, queue, settings.resources().bucket(), clock);
    }
}
