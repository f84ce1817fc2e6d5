package org.mediaquery.catalog;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The report of the last check as an item of the index table, which also keeps two checks from running at a time. */
final class CensusItem {

    /** Whoever has not told how far he got for so long is dead. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private static final Key KEY = Key.alone("census");

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    CensusItem(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    /** The last report; nothing when there never was one. */
    Optional<CensusReport> last() {
        Map<String, AttributeValue> item = dynamo.getItem(
                        request -> request.tableName(table).key(KEY.item()).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(CensusReport.read(item));
    }

    /**
     * Puts the first report of a check.
     *
     * @throws CensusRunningException when another one runs
     */
    void begin(CensusReport first) {
        Map<String, AttributeValue> values = new HashMap<>(ends());
        values.put(":silent", Attributes.number(clock.instant().minus(SILENCE).toEpochMilli()));
        put(first, "attribute_not_exists(pk) OR #state IN (:done, :failed) OR atMillis < :silent", "state", values);
    }

    /**
     * Puts a later report of the same check.
     *
     * @throws CensusRunningException when another one has begun meanwhile
     */
    void go(CensusReport next) {
        put(
                next,
                "#run = :run",
                "run",
                Map.of(":run", AttributeValue.fromS(next.order().run())));
    }

    private void put(CensusReport report, String condition, String name, Map<String, AttributeValue> values) {
        try {
            dynamo.putItem(request -> request.tableName(table)
                    .item(report.write(KEY))
                    .conditionExpression(condition)
                    .expressionAttributeNames(Map.of("#" + name, name))
                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException e) {
            throw new CensusRunningException(e);
        }
    }

    private static Map<String, AttributeValue> ends() {
        return Map.of(
                ":done", AttributeValue.fromS(CensusReport.State.DONE.name()),
                ":failed", AttributeValue.fromS(CensusReport.State.FAILED.name()));
    }
}
