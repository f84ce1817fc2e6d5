package org.mediaquery.catalog.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mediaquery.catalog.dynamo.changes.PendingChange;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.media.Printable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Completes changes that crashed workers left pending: updates the index and the counts. */
final class PendingChangeRepair {

    /** Changes per partition and call. */
    private static final int BATCH = 50;

    private final DynamoDbClient dynamo;
    private final TableNames tables;
    private final CatalogParts parts;

    PendingChangeRepair(DynamoDbClient dynamo, TableNames tables, CatalogParts parts) {
        this.dynamo = dynamo;
        this.tables = tables;
        this.parts = parts;
    }

    /** Completes up to 50 changes per partition that were written before a time. Failed ones stay pending. */
    void repair(Instant before) {
        for (int i = 0; i < PendingChange.PARTITIONS; i++) {
            abandoned(i, before).forEach(this::complete);
        }
    }

    private void complete(PendingChange change) {
        try {
            parts.countUpdater().count(List.of(parts.indexUpdater().update(change)));
            CatalogLog.LOG.log(
                    System.Logger.Level.INFO, "the index of {0} is up to date again", Printable.whole(change.name()));
        } catch (RuntimeException e) {
            CatalogLog.LOG.log(
                    System.Logger.Level.WARNING,
                    "the index of " + Printable.whole(change.name()) + " could not be updated; it will be retried",
                    e);
        }
    }

    private List<PendingChange> abandoned(int partition, Instant before) {
        return dynamo
                .query(request -> request.tableName(tables.index())
                        .keyConditionExpression("pk = :pk AND sk < :time")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(PendingChange.partition(partition)),
                                ":time", AttributeValue.fromS(PendingChange.time(before))))
                        .limit(BATCH))
                .items()
                .stream()
                .map(PendingChange::read)
                .toList();
    }
}
