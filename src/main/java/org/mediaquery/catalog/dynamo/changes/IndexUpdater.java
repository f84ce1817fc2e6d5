package org.mediaquery.catalog.dynamo.changes;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.ConflictRetry;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.index.IndexLayout;
import org.mediaquery.catalog.dynamo.index.Posting;
import org.mediaquery.catalog.dynamo.index.PostingWriter;
import org.mediaquery.catalog.dynamo.index.RecordPostings;
import org.mediaquery.catalog.dynamo.index.SchemaStore;
import org.mediaquery.catalog.dynamo.records.RecordItem;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Sequencer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Updates the index after a change of a record was committed. After writing postings, the updater reads the record again.
 * If the record has changed, these postings may have overwritten newer ones, so they are written again from the current
 * record. Therefore the last writer of a posting always writes the newest record. The keys of postings are stored in the
 * pending change before they are written, so that a repair knows which postings may be stale. Each visible change is also
 * written to the change log.
 */
public final class IndexUpdater {

    /** A further attempt is needed only when the record was modified again within milliseconds. */
    private static final ConflictRetry RETRY = new ConflictRetry(20);

    private final DynamoDbClient dynamo;
    private final TableNames tables;
    private final SchemaStore schemas;
    private final PostingWriter postings;
    private final Clock clock;

    public IndexUpdater(
            DynamoDbClient dynamo, TableNames tables, SchemaStore schemas, PostingWriter postings, Clock clock) {
        this.clock = clock;
        this.dynamo = dynamo;
        this.tables = tables;
        this.schemas = schemas;
        this.postings = postings;
    }

    /**
     * Updates the index right after a commit.
     *
     * @param before the state that was replaced
     * @param next the committed state
     * @return the change in its final form, ready to be counted
     */
    public PendingChange finish(PendingChange change, Snapshot before, Snapshot next) {
        write(next, change, isVisible(before, next));
        return isUnchanged(next) ? change : update(change);
    }

    /**
     * Updates the index for a change that any replica has left in any state.
     *
     * @return the change in its final form, ready to be counted
     * @throws ConflictException when the record is modified again and again
     */
    public PendingChange update(PendingChange change) {
        AtomicReference<PendingChange> current = new AtomicReference<>(change);
        RETRY.get(() -> {
            attempt(current);
            return null;
        });
        return current.get();
    }

    /** Writes the postings of the current record. Throws a {@link ConflictException} if it has been modified since. */
    private void attempt(AtomicReference<PendingChange> change) {
        Snapshot now = read(change.get().name());
        RecordPostings recordPostings = RecordPostings.of(now);
        if (!change.get().postings().contains(recordPostings)) {
            // stored before the postings are written: after another change these postings become stale in turn
            change.set(store(change.get().with(recordPostings), now.revision()));
        }
        write(now, change.get(), true);
        if (!isUnchanged(now)) {
            throw new ConflictException(now.name(), null);
        }
    }

    private PendingChange store(PendingChange change, long revision) {
        try {
            dynamo.updateItem(request -> request.tableName(tables.index())
                    .key(change.key().item())
                    .updateExpression("SET places = :places")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(":places", PendingChange.writePostings(change.postings()))));
            return change;
        } catch (ConditionalCheckFailedException e) {
            CatalogLog.LOG.log(System.Logger.Level.DEBUG, "another replica has completed the change", e);
            PendingChange renewed = change.renewed(revision, clock.instant());
            dynamo.putItem(request -> request.tableName(tables.index()).item(renewed.write()));
            return renewed;
        }
    }

    /** Returns whether lists show a record differently than before. */
    private static boolean isVisible(Snapshot before, Snapshot next) {
        return !before.find().map(IndexUpdater::shown).equals(next.find().map(IndexUpdater::shown));
    }

    private static MediaRecord shown(MediaRecord record) {
        return record.withoutDetections().with(record.version().with((Sequencer) null));
    }

    private void write(Snapshot snapshot, PendingChange change, boolean isLogged) {
        List<IndexLayout> layouts = schemas.current().layouts();
        Set<ItemKey> stale = new HashSet<>();
        change.postings().forEach(recordPostings -> stale.addAll(recordPostings.in(layouts)));
        Map<String, AttributeValue> content = snapshot.present()
                .map(present -> Posting.write(present.record(), present.revision()))
                .orElse(null);
        postings.write(
                RecordPostings.of(snapshot).in(layouts),
                content,
                stale,
                isLogged ? List.of(LogEntry.write(snapshot, clock.instant())) : List.of());
    }

    private Snapshot read(String name) {
        Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(tables.records())
                        .key(RecordItem.key(name))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? new Snapshot.Absent(name) : RecordItem.read(item);
    }

    private boolean isUnchanged(Snapshot snapshot) {
        Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(tables.records())
                        .key(RecordItem.key(snapshot.name()))
                        .projectionExpression(RecordItem.REVISION)
                        .consistentRead(true))
                .item();
        Long revision = Attributes.longOrNull(item, RecordItem.REVISION);
        return snapshot instanceof Snapshot.Present
                ? revision != null && revision == snapshot.revision()
                : item.isEmpty();
    }
}
