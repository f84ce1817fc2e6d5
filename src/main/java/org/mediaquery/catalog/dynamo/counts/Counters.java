package org.mediaquery.catalog.dynamo.counts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediaquery.catalog.LabelCount;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.Facet;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.media.ObjectTotals;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Stores the counts in the index table, in one item for each label or other facet. */
public final class Counters {

    static final String NUMBER = "number";
    static final String BYTES = "bytes";
    static final String NAME = "name";

    /** BatchGetItem takes at most 100 (DynamoDB API reference). */
    private static final int BATCH = 100;

    private final DynamoDbClient dynamo;
    private final String table;

    public Counters(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * Returns the key of a counter. Labels have a partition of their own, so that they can be listed by name.
     *
     * @param count the generation of counts
     */
    public static ItemKey key(int count, String facet) {
        return facet.startsWith(Facet.LABEL)
                ? new ItemKey(partitionOfLabels(count), facet.substring(Facet.LABEL.length()))
                : new ItemKey(partitionOfTotals(count), facet);
    }

    public static String partitionOfLabels(int count) {
        return "count#" + count + "#labels";
    }

    public static String partitionOfTotals(int count) {
        return "count#" + count + "#kinds";
    }

    /**
     * Returns an update that adds to a counter.
     *
     * @param name the spelling of the label; null for other facets
     */
    public Update addition(ItemKey key, ObjectTotals amount, String name) {
        Map<String, String> names = new HashMap<>(Map.of("#number", NUMBER, "#bytes", BYTES));
        Map<String, AttributeValue> values = new HashMap<>(
                Map.of(":number", Attributes.number(amount.count()), ":bytes", Attributes.number(amount.bytes())));
        String expression = "ADD #number :number, #bytes :bytes";
        if (name != null) {
            expression += " SET #name = :name";
            names.put("#name", NAME);
            values.put(":name", AttributeValue.fromS(name));
        }
        return Update.builder()
                .tableName(table)
                .key(key.item())
                .updateExpression(expression)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }

    /** Returns the record counts of up to 100 facets. Missing facets have no records. */
    public Map<String, Long> numbers(int count, List<String> facets) {
        Map<ItemKey, String> keys = new HashMap<>();
        facets.stream().limit(BATCH).forEach(facet -> keys.put(key(count, facet), facet));
        Map<String, Long> numbers = new HashMap<>();
        dynamo.batchGetItem(request -> request.requestItems(Map.of(
                        table,
                        KeysAndAttributes.builder()
                                .keys(keys.keySet().stream().map(ItemKey::item).toList())
                                .build())))
                .responses()
                .getOrDefault(table, List.of())
                .forEach(item -> numbers.put(keys.get(ItemKey.of(item)), Attributes.longOrNull(item, NUMBER)));
        return numbers;
    }

    public List<LabelCount> labels(int count, String prefix) {
        return items(partitionOfLabels(count), prefix).stream()
                .map(item -> new LabelCount(item.get(NAME).s(), Attributes.longOrNull(item, NUMBER)))
                .filter(label -> label.count() > 0)
                .toList();
    }

    /** Returns the totals of all facets other than labels. Zero totals are left out. */
    public Map<String, ObjectTotals> totals(int count) {
        Map<String, ObjectTotals> totals = new HashMap<>();
        for (Map<String, AttributeValue> item : items(partitionOfTotals(count), "")) {
            ObjectTotals amount = amount(item);
            if (!amount.equals(ObjectTotals.ZERO)) {
                totals.put(item.get(ItemKey.SORT).s(), amount);
            }
        }
        return totals;
    }

    /** Returns the totals of all facets. Zero totals are left out. */
    public Map<String, ObjectTotals> all(int count) {
        Map<String, ObjectTotals> all = totals(count);
        for (Map<String, AttributeValue> item : items(partitionOfLabels(count), "")) {
            if (!amount(item).equals(ObjectTotals.ZERO)) {
                all.put(Facet.LABEL + item.get(ItemKey.SORT).s(), amount(item));
            }
        }
        return all;
    }

    /** Returns the items of a partition with a sort key prefix, ordered by sort key. */
    private List<Map<String, AttributeValue>> items(String partition, String prefix) {
        QueryRequest.Builder query = QueryRequest.builder().tableName(table);
        if (prefix.isEmpty()) {
            query.keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition)));
        } else {
            query.keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                    .expressionAttributeValues(
                            Map.of(":pk", AttributeValue.fromS(partition), ":prefix", AttributeValue.fromS(prefix)));
        }
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        dynamo.queryPaginator(query.build()).items().forEach(items::add);
        return items;
    }

    private static ObjectTotals amount(Map<String, AttributeValue> item) {
        return new ObjectTotals(Attributes.longOrNull(item, NUMBER), Attributes.longOrNull(item, BYTES));
    }
}
