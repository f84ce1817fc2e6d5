package org.mediaquery.catalog.dynamo;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediaquery.catalog.dynamo.table.TableNames;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Adds up the write units of a client's successful calls, as DynamoDB bills them: one for each started KB of the item before
 * or after the write, whichever is larger, and twice that in a transaction. It knows the sizes of the items that the client
 * wrote, so the tables must be empty at first.
 */
final class WriteUnitMeter implements ExecutionInterceptor {

    private static final int KB = 1024;

    private final DynamoDbClient reading;
    private final TableNames tables;
    private final Map<List<Object>, Integer> sizes = new HashMap<>();
    private final Map<String, Integer> units = new HashMap<>();

    /** @param reading a client that is not metered */
    WriteUnitMeter(DynamoDbClient reading, TableNames tables) {
        this.reading = reading;
        this.tables = tables;
    }

    /** Returns the write units since the last call of this method, by the kind of item. */
    synchronized Map<String, Integer> units() {
        Map<String, Integer> now = Map.copyOf(units);
        units.clear();
        return now;
    }

    /** Returns the number of items of the index with a kind. */
    synchronized long items(String kind) {
        return sizes.keySet().stream().filter(key -> kind(key).equals(kind)).count();
    }

    @Override
    public synchronized void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        if (request instanceof PutItemRequest put) {
            put(put.tableName(), put.item(), 1);
        } else if (request instanceof UpdateItemRequest update) {
            update(update.tableName(), update.key(), 1);
        } else if (request instanceof DeleteItemRequest delete) {
            write(key(delete.tableName(), delete.key()), 0, 1);
        } else if (request instanceof BatchWriteItemRequest batch) {
            batch.requestItems().forEach((table, writes) -> writes.forEach(write -> add(table, write)));
        } else if (request instanceof TransactWriteItemsRequest transaction) {
            transaction.transactItems().forEach(this::add);
        }
    }

    private void add(String table, WriteRequest write) {
        if (write.putRequest() != null) {
            put(table, write.putRequest().item(), 1);
        } else {
            write(key(table, write.deleteRequest().key()), 0, 1);
        }
    }

    private void add(TransactWriteItem action) {
        if (action.put() != null) {
            put(action.put().tableName(), action.put().item(), 2);
        } else if (action.update() != null) {
            update(action.update().tableName(), action.update().key(), 2);
        } else if (action.delete() != null) {
            write(key(action.delete().tableName(), action.delete().key()), 0, 2);
        } else {
            List<Object> key = key(
                    action.conditionCheck().tableName(), action.conditionCheck().key());
            write(key, sizes.getOrDefault(key, 0), 2);
        }
    }

    private void put(String table, Map<String, AttributeValue> item, int factor) {
        write(key(table, item), size(item), factor);
    }

    private void update(String table, Map<String, AttributeValue> key, int factor) {
        Map<String, AttributeValue> item = reading.getItem(
                        request -> request.tableName(table).key(key).consistentRead(true))
                .item();
        write(key(table, key), size(item), factor);
    }

    private void write(List<Object> key, int size, int factor) {
        Integer before = size == 0 ? sizes.remove(key) : sizes.put(key, size);
        int larger = Math.max(1, Math.max(size, before == null ? 0 : before));
        units.merge(kind(key), factor * ((larger + KB - 1) / KB), Integer::sum);
    }

    private List<Object> key(String table, Map<String, AttributeValue> item) {
        return table.equals(tables.records())
                ? List.of(table, item.get("name").s())
                : List.of(table, item.get("pk").s(), item.get("sk").s());
    }

    /** Returns what the item is: the beginning of its partition key. */
    private String kind(List<Object> key) {
        String partition = key.get(1).toString();
        if (key.get(0).equals(tables.records())) {
            return "record";
        }
        return partition.matches("(NAME|UPLOADED|SIZE)#.*") ? "posting" : partition.replaceFirst("#.*", "");
    }

    /** Returns the size of an item (DynamoDB developer guide, "Item sizes and formats"). */
    static int size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> bytes(attribute.getKey()) + size(attribute.getValue()))
                .sum();
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            // two digits take a byte, and so do the exponent and the sign
            case N -> (value.n().length() + 1) / 2 + 1;
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            case SS -> value.ss().stream().mapToInt(WriteUnitMeter::bytes).sum();
            case NS ->
                value.ns().stream()
                        .mapToInt(number -> (number.length() + 1) / 2 + 1)
                        .sum();
            case L ->
                3 + value.l().stream().mapToInt(element -> 1 + size(element)).sum();
            case M -> 3 + value.m().size() + size(value.m());
            case BS, UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("unexpected type: " + value);
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
