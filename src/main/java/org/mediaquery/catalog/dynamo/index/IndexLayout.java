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
 * @param format the lists that there are: {@link #LABELS_BY_SIZE} or {@link #NEWEST_FORMAT}
 */
public record IndexLayout(int shards, int count, int format) {

    /** Format 1 also has lists of labels by size, which only versions that know no other format read. */
    static final int LABELS_BY_SIZE = 1;

    public static final int NEWEST_FORMAT = 2;

    /** From this format on, pending changes are written briefly. */
    public static final int BRIEF_CHANGES = 2;

    private static final String FORMAT = "format";

    /** One partition per list is enough for hundreds of pictures per second (docs/catalog.md). */
    static final IndexLayout FIRST = new IndexLayout(1, 1, NEWEST_FORMAT);

    AttributeValue write() {
        Map<String, AttributeValue> map = new HashMap<>();
        map.put("shards", Attributes.number(shards));
        map.put("count", Attributes.number(count));
        map.put(FORMAT, Attributes.number(format));
        return AttributeValue.fromM(map);
    }

    static IndexLayout read(AttributeValue value) {
        // versions that know only the first format do not write this attribute
        Long format = Attributes.longOrNull(value.m(), FORMAT);
        return new IndexLayout(
                Attributes.longOrNull(value.m(), "shards").intValue(),
                Attributes.longOrNull(value.m(), "count").intValue(),
                format == null ? LABELS_BY_SIZE : format.intValue());
    }
}
