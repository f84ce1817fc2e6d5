package org.mediaquery.catalog.dynamo.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.catalog.search.TimeRange;
import org.mediaquery.media.SortKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A posting list, restricted to the range of sort keys that a search needs. */
final class PostingList {

    /** Sorts after all digits. */
    private static final String AFTER_NUMBERS = ":";

    /** Sorts after the hash that follows a number. */
    private static final String AFTER_HASHES = "~";

    private final String table;
    private final String partition;
    private final Search search;
    private final Sort sort;

    PostingList(String table, String partition, Search search, Sort sort) {
        this.table = table;
        this.partition = partition;
        this.search = search;
        this.sort = sort;
    }

    /**
     * A part of a list.
     *
     * @param items in sort order
     * @param end the last key that the slice covers; null at the end of the list
     */
    record Slice(List<Map<String, AttributeValue>> items, String end) {}

    /**
     * Reads the next slice with one call, which also ends after 1 MB (DynamoDB API reference, Query).
     *
     * @param after the last key of the previous slice; null for the first slice
     * @param limit the maximum number of items
     */
    Slice read(DynamoDbClient dynamo, String after, int limit) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":pk", AttributeValue.fromS(partition));
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition(values))
                .expressionAttributeValues(values)
                .scanIndexForward(!sort.descending())
                .limit(limit);
        if (after != null) {
            query.exclusiveStartKey(new ItemKey(partition, after).item());
        }
        QueryResponse answer = dynamo.query(query.build());
        return new Slice(
                answer.items(),
                answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty()
                        ? ItemKey.of(answer.lastEvaluatedKey()).sort()
                        : null);
    }

    private String condition(Map<String, AttributeValue> values) {
        if (sort.by() == SortKey.NAME && !search.prefix().isEmpty()) {
            values.put(":prefix", AttributeValue.fromS(search.prefix()));
            return "pk = :pk AND begins_with(sk, :prefix)";
        }
        TimeRange uploaded = search.uploaded();
        if (sort.by() == SortKey.UPLOADED && !uploaded.equals(TimeRange.ALWAYS)) {
            values.put(
                    ":from", AttributeValue.fromS(uploaded.after() == null ? "0" : SortKey.uploaded(uploaded.after())));
            values.put(
                    ":to",
                    AttributeValue.fromS(
                            uploaded.before() == null
                                    ? AFTER_NUMBERS
                                    : SortKey.uploaded(uploaded.before()) + AFTER_HASHES));
            return "pk = :pk AND sk BETWEEN :from AND :to";
        }
        return "pk = :pk";
    }
}
