package org.mediaquery.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.mediaquery.catalog.dynamo.CatalogLoader;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.media.SortKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Reads the same rows directly from the table, which is the lower bound for any service, and scans it like the sample. */
final class RawReader {

    private final DynamoDbClient dynamo;
    private final TableNames tables;

    RawReader(DynamoDbClient dynamo, TableNames tables) {
        this.dynamo = dynamo;
        this.tables = tables;
    }

    void item(String name) {
        check(
                dynamo.getItem(request -> request.tableName(tables.records())
                                .key(Map.of("name", AttributeValue.fromS(name)))
                                .consistentRead(true))
                        .hasItem(),
                name);
    }

    /** @param label null for all pictures and videos */
    void query(String label, String prefix, boolean newest, int expected) {
        String partition = CatalogLoader.partition(newest ? SortKey.UPLOADED : SortKey.NAME, label);
        var answer = dynamo.query(request -> {
            request.tableName(tables.index()).limit(100).scanIndexForward(!newest);
            if (prefix == null) {
                request.keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition)));
            } else {
                request.keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(partition), ":prefix", AttributeValue.fromS(prefix)));
            }
        });
        check(answer.count() == expected, partition);
    }

    /**
     * Scans the table for a label, in pages of 1 MB.
     *
     * @param limit the time after which no further page is read
     * @return the number of records found
     */
    int scan(String label, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        String wanted = label.toLowerCase(Locale.ROOT);
        int found = 0;
        Map<String, AttributeValue> next = null;
        do {
            ScanResponse page = dynamo.scan(ScanRequest.builder()
                    .tableName(tables.records())
                    .exclusiveStartKey(next)
                    .build());
            for (Map<String, AttributeValue> item : page.items()) {
                if (item.get("labels").l().stream()
                        .anyMatch(value -> value.s().toLowerCase(Locale.ROOT).equals(wanted))) {
                    found++;
                }
            }
            next = page.hasLastEvaluatedKey() && System.nanoTime() < end ? page.lastEvaluatedKey() : Map.of();
        } while (!next.isEmpty());
        return found;
    }

    private static void check(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException("the table does not have the expected content: " + what);
        }
    }
}
