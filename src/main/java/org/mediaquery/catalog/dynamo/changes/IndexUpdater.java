package org.mediaquery.catalog.dynamo.changes;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.index.Posting;
import org.mediaquery.catalog.dynamo.index.PostingWriter;
import org.mediaquery.catalog.dynamo.index.RecordPostings;
import org.mediaquery.catalog.dynamo.index.SchemaStore;
import org.mediaquery.catalog.dynamo.records.RecordItem;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.TableNames;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Brings the index in step with a record after a change of it was committed. Whoever wrote entries looks at the record
 * once more: had it been changed meanwhile, the entries just written may be older than those of whoever was faster, and
 * are written anew from the record as it is then. So the last to write an entry always writes it from the newest record.
 * Where entries are written stands in the change's item before, so that whoever repairs it knows which may be stale.
 */
public final class IndexUpdater {

    /** Each try means that somebody else has changed the record within milliseconds. */
    private static final int TRIES = 20;

    private final DynamoDbClient dynamo;
    private final TableNames tables;
    private final SchemaStore schemas;
    private final PostingWriter entries;
    private final Clock clock;

    public IndexUpdater(
            DynamoDbClient dynamo, TableNames tables, SchemaStore schemas, PostingWriter entries, Clock clock) {
        this.clock = clock;
        this.dynamo = dynamo;
        this.tables = tables;
        this.schemas = schemas;
        this.entries = entries;
    }

    /**
     * Does what a change has left to do, from what was written with it.
     *
     * @param next what was committed
     * @return the change as it stands then, to be counted
     */
    public PendingChange finish(PendingChange change, Snapshot next) {
        write(next, change);
        return isUnchanged(next) ? change : update(change);
    }

    /**
     * Does what a change has left to do, whoever made it and however far he got.
     *
     * @return the change as it stands then, to be counted
     */
    public PendingChange update(PendingChange change) {
        PendingChange current = change;
        for (int i = 0; i < TRIES; i++) {
            Snapshot now = read(change.name());
            RecordPostings recordPostings = RecordPostings.of(now);
            if (!current.postings().contains(recordPostings)) {
                // told before it is written to: should the record change once more, these entries are stale in turn
                current = note(current.with(recordPostings), now.revision());
            }
            write(now, current);
            if (isUnchanged(now)) {
                return current;
            }
        }
        throw new ConflictException(change.name(), null);
    }

    private PendingChange note(PendingChange change, long revision) {
        try {
            dynamo.updateItem(request -> request.tableName(tables.index())
                    .key(change.key().item())
                    .updateExpression("SET places = :places")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(":places", PendingChange.writePostings(change.postings()))));
            return change;
        } catch (ConditionalCheckFailedException e) {
            CatalogLog.LOG.log(System.Logger.Level.DEBUG, "somebody else has ended the change", e);
            PendingChange anew = change.renewed(revision, clock.instant());
            dynamo.putItem(request -> request.tableName(tables.index()).item(anew.write()));
            return anew;
        }
    }

    private void write(Snapshot snapshot, PendingChange change) {
        Set<Integer> shards = schemas.current().shards();
        Set<ItemKey> stale = new HashSet<>();
        change.postings().forEach(recordPostings -> stale.addAll(recordPostings.keys(shards)));
        Map<String, AttributeValue> content =
                snapshot.hasRecord() ? Posting.write(snapshot.record(), snapshot.revision()) : null;
        entries.write(RecordPostings.of(snapshot).keys(shards), content, stale);
    }

    private Snapshot read(String name) {
        Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(tables.records())
                        .key(RecordItem.key(name))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Snapshot.absent(name) : RecordItem.read(item);
    }

    private boolean isUnchanged(Snapshot snapshot) {
        Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(tables.records())
                        .key(RecordItem.key(snapshot.name()))
                        .projectionExpression(RecordItem.REVISION)
                        .consistentRead(true))
                .item();
        Long revision = Attributes.longOrNull(item, RecordItem.REVISION);
        return snapshot.hasRecord() ? revision != null && revision == snapshot.revision() : item.isEmpty();
    }
}
