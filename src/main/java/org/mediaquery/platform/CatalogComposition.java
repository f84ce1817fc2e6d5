package org.mediaquery.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.mediaquery.catalog.Backfills;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Checkpoints;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.catalog.IndexChecks;
import org.mediaquery.catalog.Leases;
import org.mediaquery.catalog.dynamo.DynamoBackfills;
import org.mediaquery.catalog.dynamo.DynamoCallCounter;
import org.mediaquery.catalog.dynamo.DynamoCatalog;
import org.mediaquery.catalog.dynamo.DynamoCheckpoints;
import org.mediaquery.catalog.dynamo.DynamoDeadLetters;
import org.mediaquery.catalog.dynamo.DynamoLeases;
import org.mediaquery.catalog.dynamo.check.ConsistencyCheck;
import org.mediaquery.catalog.dynamo.table.ParallelCalls;
import org.mediaquery.platform.aws.DynamoExecutor;
import org.mediaquery.platform.aws.ScanningClient;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.storage.s3.PartBuffers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Creates the parts of {@code catalog}. */
@ApplicationScoped
public class CatalogComposition {

    /** Bound to this type only; everything else injects the port. */
    @Produces
    @Singleton
    @Typed(DynamoCatalog.class)
    DynamoCatalog dynamoCatalog(
            DynamoDbClient dynamo,
            S3Client s3,
            S3Presigner presigner,
            Settings settings,
            PartBuffers buffers,
            DynamoExecutor calls,
            Clock clock) {
        return new DynamoCatalog(
                dynamo,
                settings.resources().tables(),
                StorageComposition.derived(s3, presigner, settings, buffers),
                clock,
                calls.executor());
    }

    @Produces
    @Singleton
    Catalog catalog(DynamoCatalog catalog) {
        return catalog;
    }

    @Produces
    @Singleton
    Leases leases(DynamoDbClient dynamo, Settings settings, Clock clock) {
        return new DynamoLeases(dynamo, settings.resources().tables(), clock);
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(DynamoDbClient dynamo, Settings settings, Clock clock) {
        return new DynamoDeadLetters(dynamo, settings.resources().tables(), clock);
    }

    @Produces
    @Singleton
    DynamoCallCounter callCounter(DynamoDbClient dynamo, Settings settings, Clock clock) {
        return new DynamoCallCounter(dynamo, settings.resources().tables(), clock);
    }

    @Produces
    @Singleton
    Backfills backfills(DynamoDbClient dynamo, Settings settings, DynamoExecutor calls, Clock clock) {
        return new DynamoBackfills(dynamo, settings.resources().tables(), clock, new ParallelCalls(calls.executor()));
    }

    @Produces
    @Singleton
    Checkpoints checkpoints(DynamoDbClient dynamo, Settings settings) {
        return new DynamoCheckpoints(dynamo, settings.resources().tables());
    }

    /** Bound to this type only; everything else injects the port. */
    @Produces
    @Singleton
    @Typed(ConsistencyCheck.class)
    ConsistencyCheck consistencyCheck(ScanningClient scanning, Settings settings, DynamoCatalog catalog, Clock clock) {
        return new ConsistencyCheck(scanning.client(), settings.resources().tables(), catalog, clock);
    }

    @Produces
    @Singleton
    IndexChecks indexChecks(ConsistencyCheck check) {
        return check;
    }
}
