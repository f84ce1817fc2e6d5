package org.mediaquery.catalog.dynamo.index;

import java.util.HashMap;
import java.util.Map;
import org.mediaquery.catalog.dynamo.table.Attributes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of the index.
 *
 * @param shards the number of partitions per list, 1 or more
 * @param count the generation of counts, from 1; each rebuild starts a new one
 */
public record IndexLayout(int shards, int count) {

    /** One partition per list is enough for hundreds of pictures per second (docs/catalog.md). */
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
