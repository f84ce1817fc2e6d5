package org.mediaquery.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes and deletes index entries. An entry carries the revision of the record that it was written for, so that a slow
 * worker that deletes what an old revision left over does not delete what a newer one has written.
 */
final class IndexWriter {

    /** BatchWriteItem takes at most 25 (DynamoDB API reference). */
    private static final int BATCH = 25;

    private static final String REVISION = "revision";

    private final DynamoDbClient dynamo;
    private final String table;

    IndexWriter(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    void add(String name, Set<String> partitions, long revision) {
        List<WriteRequest> writes = partitions.stream()
                .map(partition -> WriteRequest.builder()
                        .putRequest(put -> put.item(entry(partition, name, revision)))
                        .build())
                .toList();
        IntStream.iterate(0, start -> start < writes.size(), start -> start + BATCH)
                .mapToObj(start -> writes.subList(start, Math.min(start + BATCH, writes.size())))
                .forEach(this::write);
    }

    void remove(String name, Set<String> partitions, long revision) {
        for (String partition : partitions) {
            try {
                dynamo.deleteItem(request -> request.tableName(table)
                        .key(IndexKeys.entry(partition, name))
                        .conditionExpression("attribute_not_exists(pk) OR revision <= :revision")
                        .expressionAttributeValues(Map.of(":revision", Attributes.number(revision))));
            } catch (ConditionalCheckFailedException e) {
                Logs.LOG.log(System.Logger.Level.DEBUG, "a newer record backs the entry again: it stays", e);
            }
        }
    }

    private void write(List<WriteRequest> batch) {
        Map<String, List<WriteRequest>> left = Map.of(table, batch);
        // what DynamoDB could not take at once; its client waits longer between tries by itself only for whole failures
        Backoff backoff = new Backoff();
        while (!left.isEmpty()) {
            Map<String, List<WriteRequest>> now = left;
            left = dynamo.batchWriteItem(request -> request.requestItems(now)).unprocessedItems();
            if (!left.isEmpty()) {
                backoff.await();
            }
        }
    }

    private static Map<String, AttributeValue> entry(String partition, String name, long revision) {
        Map<String, AttributeValue> item = new HashMap<>(IndexKeys.entry(partition, name));
        item.put(REVISION, Attributes.number(revision));
        return item;
    }
}
