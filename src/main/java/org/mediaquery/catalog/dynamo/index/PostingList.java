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

/** One list of the index, or the stretch of it that a search is about. */
final class PostingList {

    /** Sorts behind every digit. */
    private static final String BEHIND_NUMBERS = ":";

    /** Sorts behind the hash that follows a number. */
    private static final String BEHIND_HASHES = "~";

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
     * A part of the list.
     *
     * @param items in the list's order
     * @param end the key up to which it is told; null when that is the list's end
     */
    record Slice(List<Map<String, AttributeValue>> items, String end) {}

    /**
     * Reads on with one call, which ends after 1 MB too (DynamoDB API reference, Query).
     *
     * @param after the key to go on behind; null to begin
     * @param limit the most items
     */
    Slice read(DynamoDbClient dynamo, String after, int limit) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":pk", AttributeValue.fromS(partition));
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(slice(values))
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

    private String slice(Map<String, AttributeValue> values) {
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
                                    ? BEHIND_NUMBERS
                                    : SortKey.uploaded(uploaded.before()) + BEHIND_HASHES));
            return "pk = :pk AND sk BETWEEN :from AND :to";
        }
        return "pk = :pk";
    }
}
