package org.mediaquery.catalog.dynamo.records;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.media.Sequencer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tombstone of a deleted object, as an item of the index table with a time to live. */
public final class TombstoneItem {

    private static final String SEQUENCER = "sequencer";

    private TombstoneItem() {}

    public static Map<String, AttributeValue> write(String name, Sequencer sequencer, long revision, Instant expires) {
        Map<String, AttributeValue> item = new HashMap<>(ItemKey.tombstone(name).item());
        Attributes.putText(item, SEQUENCER, sequencer == null ? null : sequencer.value());
        item.put(RecordItem.REVISION, Attributes.number(revision));
        item.put(ItemKey.EXPIRES, Attributes.number(expires.getEpochSecond()));
        return item;
    }

    public static Snapshot.Deleted read(String name, Map<String, AttributeValue> item) {
        String sequencer = Attributes.textOrNull(item, SEQUENCER);
        return new Snapshot.Deleted(
                name,
                sequencer == null ? null : new Sequencer(sequencer),
                Attributes.longOrNull(item, RecordItem.REVISION));
    }
}
