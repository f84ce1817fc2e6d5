package org.mediaquery.catalog.dynamo.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mediaquery.catalog.CheckRunningException;
import org.mediaquery.catalog.ConsistencyReport;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Stores the report of the last check as an item of the index table. The item also prevents concurrent checks. */
final class ConsistencyReportStore {

    /** A check without progress for this long is considered dead. */
    static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final ItemKey KEY = ItemKey.alone("census");

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    ConsistencyReportStore(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    /** Returns the last report; empty when there was none. */
    Optional<ConsistencyReport> last() {
        Map<String, AttributeValue> item = dynamo.getItem(
                        request -> request.tableName(table).key(KEY.item()).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(read(item));
    }

    /**
     * Stores the first report of a check.
     *
     * @throws CheckRunningException when another check is running
     */
    void start(ConsistencyReport first) {
        Map<String, AttributeValue> values = new HashMap<>(endStates());
        values.put(":silent", Attributes.number(clock.instant().minus(TIMEOUT).toEpochMilli()));
        put(first, "attribute_not_exists(pk) OR #state IN (:done, :failed) OR atMillis < :silent", "state", values);
    }

    /**
     * Stores a later report of the same check.
     *
     * @throws CheckRunningException when another check has started in the meantime
     */
    void update(ConsistencyReport next) {
        put(
                next,
                "#run = :run",
                "run",
                Map.of(":run", AttributeValue.fromS(next.request().run())));
    }

    private void put(ConsistencyReport report, String condition, String name, Map<String, AttributeValue> values) {
        try {
            dynamo.putItem(request -> request.tableName(table)
                    .item(write(report))
                    .conditionExpression(condition)
                    .expressionAttributeNames(Map.of("#" + name, name))
                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException e) {
            throw new CheckRunningException(e);
        }
    }

    private static Map<String, AttributeValue> endStates() {
        return Map.of(
                ":done", AttributeValue.fromS(ConsistencyReport.State.DONE.name()),
                ":failed", AttributeValue.fromS(ConsistencyReport.State.FAILED.name()));
    }

    private static Map<String, AttributeValue> write(ConsistencyReport report) {
        Map<String, AttributeValue> item = new HashMap<>(KEY.item());
        item.put("run", AttributeValue.fromS(report.request().run()));
        item.put("rebuild", AttributeValue.fromBool(report.request().rebuild()));
        item.put("shards", Attributes.number(report.request().shards()));
        Attributes.putText(item, "started", report.request().started());
        Attributes.putText(item, "state", report.state());
        Attributes.putText(item, "at", report.at());
        item.put("atMillis", Attributes.number(report.at().toEpochMilli()));
        item.put("records", Attributes.number(report.findings().records()));
        item.put("wrong", Attributes.number(report.findings().wrong()));
        item.put("stale", Attributes.number(report.findings().stale()));
        item.put("counts", Attributes.number(report.findings().counts()));
        Attributes.putText(item, "failure", report.failure());
        return item;
    }

    private static ConsistencyReport read(Map<String, AttributeValue> item) {
        return new ConsistencyReport(
                new ConsistencyReport.Request(
                        item.get("run").s(),
                        item.get("rebuild").bool(),
                        Attributes.longOrNull(item, "shards").intValue(),
                        Instant.parse(item.get("started").s())),
                ConsistencyReport.State.valueOf(item.get("state").s()),
                Instant.parse(item.get("at").s()),
                new ConsistencyReport.Findings(
                        Attributes.longOrNull(item, "records"),
                        Attributes.longOrNull(item, "wrong"),
                        Attributes.longOrNull(item, "stale"),
                        Attributes.longOrNull(item, "counts")),
                Attributes.textOrNull(item, "failure"));
    }
}
