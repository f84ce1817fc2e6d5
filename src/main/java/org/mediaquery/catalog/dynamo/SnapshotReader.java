package org.mediaquery.catalog.dynamo;

import java.util.Map;
import java.util.Optional;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.records.DetectionOverflow;
import org.mediaquery.catalog.dynamo.records.RecordItem;
import org.mediaquery.catalog.dynamo.records.TombstoneItem;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.TableNames;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** Reads the state of a name: its record, or the tombstone of a deleted one. */
final class SnapshotReader {

    private final DynamoDbClient dynamo;
    private final TableNames tables;
    private final DetectionOverflow overflow;

    SnapshotReader(DynamoDbClient dynamo, TableNames tables, DetectionOverflow overflow) {
        this.dynamo = dynamo;
        this.tables = tables;
        this.overflow = overflow;
    }

    /** Returns the state of a name, with all detections of the record. */
    Snapshot snapshot(String name) {
        Snapshot stored = storedSnapshot(name);
        return stored instanceof Snapshot.Present present ? withAllDetections(present) : stored;
    }

    /** Returns the state of a name, with the record as stored in its item. */
    Snapshot storedSnapshot(String name) {
        Map<String, AttributeValue> item = read(tables.records(), RecordItem.key(name));
        if (!item.isEmpty()) {
            return RecordItem.read(item);
        }
        Map<String, AttributeValue> tombstone =
                read(tables.index(), ItemKey.tombstone(name).item());
        return tombstone.isEmpty() ? new Snapshot.Absent(name) : TombstoneItem.read(name, tombstone);
    }

    private Snapshot withAllDetections(Snapshot.Present first) {
        Optional<Snapshot.Present> resolved = overflow.resolve(first);
        if (resolved.isPresent()) {
            return resolved.get();
        }
        // the record was replaced, and its overflow object deleted, between the two reads
        Snapshot again = storedSnapshot(first.name());
        if (!(again instanceof Snapshot.Present second)) {
            return again;
        }
        return overflow.resolve(second).orElseGet(() -> {
            CatalogLog.LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}, with all detections of {1}, does not exist; using the detections in the record",
                    second.overflow().key(),
                    second.name());
            return second;
        });
    }

    private Map<String, AttributeValue> read(String table, Map<String, AttributeValue> key) {
        return dynamo.getItem(GetItemRequest.builder()
                        .tableName(table)
                        .key(key)
                        .consistentRead(true)
                        .build())
                .item();
    }
}
