package org.mediaquery.catalog.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.TableNames;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Counts the paid calls per day (UTC) of all replicas, in one item of the index table per day. */
public final class DynamoCallCounter {

    /** Long enough to look up the count of recent days. */
    private static final Duration TIME_TO_LIVE = Duration.ofDays(7);

    private static final String SPENT = "spent";

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    public DynamoCallCounter(DynamoDbClient dynamo, TableNames tables, Clock clock) {
        this.dynamo = dynamo;
        this.table = tables.index();
        this.clock = clock;
    }

    /**
     * Reserves calls from today's limit.
     *
     * @param calls 1 or more
     * @param limit calls per day
     * @return whether enough calls were left; if not, none are reserved
     */
    public boolean spend(int calls, long limit) {
        if (calls > limit) {
            return false;
        }
        try {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(today())
                    .updateExpression("ADD spent :calls SET expires = :expires")
                    .conditionExpression("attribute_not_exists(spent) OR spent <= :most")
                    .expressionAttributeValues(Map.of(
                            ":calls", Attributes.number(calls),
                            ":most", Attributes.number(limit - calls),
                            ":expires",
                                    Attributes.number(
                                            clock.instant().plus(TIME_TO_LIVE).getEpochSecond()))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            CatalogLog.LOG.log(System.Logger.Level.DEBUG, "the daily limit is reached", e);
            return false;
        }
    }

    /**
     * Returns reserved calls that were not made. Calls reserved before midnight and refunded after it reduce the new day's
     * count, which never falls below zero.
     */
    public void refund(int calls) {
        try {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(today())
                    .updateExpression("ADD spent :calls")
                    .conditionExpression("spent >= :least")
                    .expressionAttributeValues(
                            Map.of(":calls", Attributes.number(-calls), ":least", Attributes.number(calls))));
        } catch (ConditionalCheckFailedException e) {
            CatalogLog.LOG.log(
                    System.Logger.Level.DEBUG,
                    "the refund would reduce the count below zero, as after midnight (UTC)",
                    e);
        }
    }

    /** Returns the number of calls reserved today. */
    public long spent() {
        Map<String, AttributeValue> item =
                dynamo.getItem(request -> request.tableName(table).key(today())).item();
        Long spent = Attributes.longOrNull(item, SPENT);
        return spent == null ? 0 : spent;
    }

    private Map<String, AttributeValue> today() {
        return ItemKey.alone("counter#paid-calls#" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .item();
    }
}
