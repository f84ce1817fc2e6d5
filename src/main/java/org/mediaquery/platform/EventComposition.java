package org.mediaquery.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.mediaquery.catalog.ChangeLog;
import org.mediaquery.catalog.dynamo.DynamoCatalog;
import org.mediaquery.catalog.dynamo.DynamoChangeLog;
import org.mediaquery.events.EventStreams;
import org.mediaquery.platform.config.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Creates the parts of {@code events}. */
@ApplicationScoped
public class EventComposition {

    /** A client that does not read may occupy a thread until the server closes its connection. */
    private static final int MAX_LISTENERS = 100;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Produces
    @Singleton
    EventStreams eventStreams(DynamoDbClient dynamo, DynamoCatalog catalog, Settings settings, Clock clock) {
        ChangeLog log = new DynamoChangeLog(
                dynamo, settings.resources().tables(), clock, catalog.parts().parallel());
        return new EventStreams(log, scheduler, clock, MAX_LISTENERS);
    }
}
