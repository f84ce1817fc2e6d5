package org.mediaquery.catalog.dynamo.records;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.media.Sequencer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;

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

    /** Returns the condition that the tombstone, or its absence, is still as it was in a snapshot without a record. */
    public static ConditionCheck unchanged(Snapshot snapshot, String table) {
        ConditionCheck.Builder check = ConditionCheck.builder()
                .tableName(table)
                .key(ItemKey.tombstone(snapshot.name()).item());
        if (!(snapshot instanceof Snapshot.Deleted)) {
            return check.conditionExpression("attribute_not_exists(pk)").build();
        }
        return check.conditionExpression("revision = :revision")
                .expressionAttributeValues(Map.of(":revision", Attributes.number(snapshot.revision())))
                .build();
    }
}
