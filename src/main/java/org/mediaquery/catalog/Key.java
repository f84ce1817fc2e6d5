package org.mediaquery.catalog;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The primary key of an item of the index table.
 *
 * @param partition the partition key, up to 2,048 bytes
 * @param sort the sort key, up to 1,024 bytes
 */
record Key(String partition, String sort) {

    static final String PARTITION = "pk";
    static final String SORT = "sk";

    /** Seconds since 1970 after which DynamoDB deletes the item (it may take days, so readers check it too). */
    static final String EXPIRES = "expires";

    private static final String ALONE = "-";

    static Key alone(String partition) {
        return new Key(partition, ALONE);
    }

    static Key tombstone(String name) {
        return alone("deleted#" + name);
    }

    static Key lease(String subject) {
        return alone("lease#" + subject);
    }

    static Key of(Map<String, AttributeValue> item) {
        return new Key(item.get(PARTITION).s(), item.get(SORT).s());
    }

    Map<String, AttributeValue> item() {
        return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, AttributeValue.fromS(sort));
    }

    Map<String, AttributeValue> itemWith(Map<String, AttributeValue> rest) {
        Map<String, AttributeValue> item = new HashMap<>(rest);
        item.putAll(item());
        return item;
    }
}
