package org.mediaquery.catalog.dynamo.table;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The primary key of an item of the index table.
 *
 * @param partition the partition key, up to 2,048 bytes
 * @param sort the sort key, up to 1,024 bytes
 */
public record ItemKey(String partition, String sort) {

    static final String PARTITION = "pk";
    public static final String SORT = "sk";

    /** The TTL attribute, in seconds since 1970. DynamoDB may delete items days later, so readers check it too. */
    public static final String EXPIRES = "expires";

    private static final String ALONE = "-";

    public static ItemKey alone(String partition) {
        return new ItemKey(partition, ALONE);
    }

    public static ItemKey tombstone(String name) {
        return alone("deleted#" + name);
    }

    public static ItemKey lease(String subject) {
        return alone("lease#" + subject);
    }

    public static ItemKey of(Map<String, AttributeValue> item) {
        return new ItemKey(item.get(PARTITION).s(), item.get(SORT).s());
    }

    public Map<String, AttributeValue> item() {
        return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, AttributeValue.fromS(sort));
    }

    public Map<String, AttributeValue> itemWith(Map<String, AttributeValue> rest) {
        Map<String, AttributeValue> item = new HashMap<>(rest);
        item.putAll(item());
        return item;
    }
}
