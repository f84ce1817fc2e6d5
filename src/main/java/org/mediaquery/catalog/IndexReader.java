package org.mediaquery.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mediaquery.media.MediaRecord;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Finds records through the index. The index proposes names, the records decide: an entry whose record is gone or no
 * longer matches is passed over.
 */
final class IndexReader {

    /** How often a page may go back to the index for more names, so that a page costs a bounded number of reads. */
    private static final int ROUNDS = 4;

    /** BatchGetItem takes at most 100 (DynamoDB API reference). */
    private static final int BATCH = 100;

    private final DynamoDbClient dynamo;
    private final TableNames tables;

    IndexReader(DynamoDbClient dynamo, TableNames tables) {
        this.dynamo = dynamo;
        this.tables = tables;
    }

    Page list(Search search, String after, int limit) {
        List<MediaRecord> found = new ArrayList<>();
        String position = after;
        for (int round = 0; round < ROUNDS; round++) {
            List<String> names = names(search, position, limit);
            Map<String, MediaRecord> records = records(names);
            for (String name : names) {
                position = name;
                MediaRecord record = records.get(name);
                if (record != null && search.matches(record)) {
                    found.add(record);
                    if (found.size() == limit) {
                        // perhaps nothing follows; to know it would cost another read on every page
                        return new Page(found, position);
                    }
                }
            }
            if (names.size() < limit) {
                return new Page(found, null);
            }
        }
        return new Page(found, position);
    }

    /** The next names that the index proposes, in order; fewer than the limit only when there are no more. */
    private List<String> names(Search search, String after, int limit) {
        return IndexKeys.partitions(search).stream()
                .flatMap(partition -> names(partition, search.prefix(), after, limit).stream())
                .sorted(NameOrder.UTF_8)
                .limit(limit)
                .toList();
    }

    private List<String> names(String partition, String prefix, String after, int limit) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(tables.index())
                .projectionExpression("sk")
                .limit(limit)
                .keyConditionExpression(prefix.isEmpty() ? "pk = :pk" : "pk = :pk AND begins_with(sk, :prefix)");
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":pk", AttributeValue.fromS(partition));
        if (!prefix.isEmpty()) {
            values.put(":prefix", AttributeValue.fromS(prefix));
        }
        query.expressionAttributeValues(values);
        if (after != null) {
            query.exclusiveStartKey(IndexKeys.entry(partition, after));
        }
        // a thousand names of 1,024 bytes and their partition fit into the 1 MB that one answer may have only just not
        List<String> names = new ArrayList<>();
        Map<String, AttributeValue> next = Map.of();
        do {
            if (!next.isEmpty()) {
                query.exclusiveStartKey(next).limit(limit - names.size());
            }
            var answer = dynamo.query(query.build());
            answer.items().forEach(item -> names.add(item.get(IndexKeys.SORT).s()));
            next = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
        } while (!next.isEmpty() && names.size() < limit);
        return names;
    }

    private Map<String, MediaRecord> records(List<String> names) {
        Map<String, MediaRecord> records = new HashMap<>();
        Backoff backoff = new Backoff();
        List<String> left = names;
        while (!left.isEmpty()) {
            List<String> batch = left.subList(0, Math.min(BATCH, left.size()));
            List<String> rest = new ArrayList<>(left.subList(batch.size(), left.size()));
            var answer = dynamo.batchGetItem(request -> request.requestItems(Map.of(
                    tables.records(),
                    KeysAndAttributes.builder()
                            .keys(batch.stream().map(RecordItem::key).toList())
                            .build())));
            answer.responses().getOrDefault(tables.records(), List.of()).stream()
                    .map(item -> RecordItem.read(item).record())
                    .forEach(record -> records.put(record.name(), record));
            List<String> unread = unread(answer.unprocessedKeys());
            if (!unread.isEmpty() && unread.size() == batch.size()) {
                backoff.await();
            }
            rest.addAll(unread);
            left = rest;
        }
        return records;
    }

    private List<String> unread(Map<String, KeysAndAttributes> unprocessed) {
        KeysAndAttributes keys = unprocessed.get(tables.records());
        return keys == null
                ? List.of()
                : keys.keys().stream().map(key -> key.get(RecordItem.NAME).s()).collect(Collectors.toList());
    }
}
