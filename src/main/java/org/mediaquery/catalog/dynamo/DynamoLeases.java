package org.mediaquery.catalog.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.mediaquery.catalog.Leases;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.TableNames;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Implements leases with conditional writes to the index table. */
public final class DynamoLeases implements Leases {

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    public DynamoLeases(DynamoDbClient dynamo, TableNames tables, Clock clock) {
        this.dynamo = dynamo;
        this.table = tables.index();
        this.clock = clock;
    }

    @Override
    public Claim claim(String subject, Duration term) {
        Lease lease = new Lease(subject, UUID.randomUUID().toString());
        Instant now = clock.instant();
        Instant end = now.plus(term);
        Map<String, AttributeValue> item = new HashMap<>(ItemKey.lease(subject).item());
        item.put("holder", AttributeValue.fromS(lease.holder()));
        item.put("until", Attributes.number(end.toEpochMilli()));
        item.put(ItemKey.EXPIRES, Attributes.number(end.getEpochSecond()));
        try {
            dynamo.putItem(request -> request.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk) OR #until <= :now")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .expressionAttributeNames(Map.of("#until", "until"))
                    .expressionAttributeValues(Map.of(":now", Attributes.number(now.toEpochMilli()))));
            return new Held(lease);
        } catch (ConditionalCheckFailedException e) {
            // absent when the lease was deleted in the meantime
            AttributeValue until = e.hasItem() ? e.item().get("until") : null;
            return new Taken(
                    until == null ? Duration.ZERO : Duration.ofMillis(Long.parseLong(until.n()) - now.toEpochMilli()));
        }
    }

    @Override
    public boolean renew(Lease lease, Duration term) {
        Instant now = clock.instant();
        Instant end = now.plus(term);
        try {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(ItemKey.lease(lease.subject()).item())
                    .updateExpression("SET #until = :end, expires = :expires")
                    .conditionExpression("holder = :holder AND #until > :now")
                    .expressionAttributeNames(Map.of("#until", "until"))
                    .expressionAttributeValues(Map.of(
                            ":end", Attributes.number(end.toEpochMilli()),
                            ":expires", Attributes.number(end.getEpochSecond()),
                            ":holder", AttributeValue.fromS(lease.holder()),
                            ":now", Attributes.number(now.toEpochMilli()))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            CatalogLog.LOG.log(System.Logger.Level.DEBUG, "the lease had expired before it was renewed", e);
            return false;
        }
    }

    @Override
    public void release(Lease lease) {
        try {
            dynamo.deleteItem(request -> request.tableName(table)
                    .key(ItemKey.lease(lease.subject()).item())
                    .conditionExpression("holder = :holder")
                    .expressionAttributeValues(Map.of(":holder", AttributeValue.fromS(lease.holder()))));
        } catch (ConditionalCheckFailedException e) {
            CatalogLog.LOG.log(System.Logger.Level.DEBUG, "the lease had expired before it was released", e);
        }
    }
}
