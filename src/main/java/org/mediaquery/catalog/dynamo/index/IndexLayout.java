package org.mediaquery.catalog.dynamo.index;

import java.util.HashMap;
import java.util.Map;
import org.mediaquery.catalog.dynamo.table.Attributes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How the index is laid out.
 *
 * @param shards into so many partitions each list is spread, 1 or more
 * @param count the counts that are kept, numbered from 1; each counting anew has the next number
 */
public record IndexLayout(int shards, int count) {

    /** What one partition takes is enough for hundreds of pictures a second (docs/catalog.md). */
    static final IndexLayout FIRST = new IndexLayout(1, 1);

    AttributeValue write() {
        Map<String, AttributeValue> map = new HashMap<>();
        map.put("shards", Attributes.number(shards));
        map.put("count", Attributes.number(count));
        return AttributeValue.fromM(map);
    }

    static IndexLayout read(AttributeValue value) {
        return new IndexLayout(
                Attributes.longOrNull(value.m(), "shards").intValue(),
                Attributes.longOrNull(value.m(), "count").intValue());
    }
}
