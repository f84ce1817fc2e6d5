package org.mediaquery.catalog.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.DetectionOverflowReference;
import org.mediaquery.catalog.LabelCount;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.Statistics;
import org.mediaquery.catalog.dynamo.changes.PendingChange;
import org.mediaquery.catalog.dynamo.index.IndexSchema;
import org.mediaquery.catalog.dynamo.records.RecordCondition;
import org.mediaquery.catalog.dynamo.records.RecordItem;
import org.mediaquery.catalog.dynamo.records.TombstoneItem;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.labels.Label;
import org.mediaquery.storage.MediaStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The catalog in two DynamoDB tables.
 *
 * <p>A change has three steps. First, a transaction writes the record and a pending change, on condition that the record
 * was not modified concurrently; this is the commit point. Second, the record's postings are written, and its outdated
 * postings deleted. Third, the change is added to the counts, in batches. After a crash, {@link #repair} completes the
 * remaining steps from the pending change.
 */
public final class DynamoCatalog implements Catalog {

    /** The maximum retention period of SQS: events that arrive later were sent after the deletion. */
    static final Duration TOMBSTONE_LIFE = Duration.ofDays(14);

    private final DynamoDbClient dynamo;
    private final TableNames tables;
    private final Clock clock;
    private final CatalogParts parts;
    private final SnapshotReader snapshots;

    /**
     * Creates a catalog. Call {@link #open} before use.
     *
     * @param derived a bucket without event notifications, for detections that exceed an item's size
     * @param executor runs parallel calls
     */
    public DynamoCatalog(DynamoDbClient dynamo, TableNames tables, MediaStore derived, Clock clock, Executor executor) {
        this.dynamo = dynamo;
        this.tables = tables;
        this.clock = clock;
        this.parts = CatalogParts.of(dynamo, tables, derived, clock, executor);
        this.snapshots = new SnapshotReader(dynamo, tables, parts.overflow());
    }

    /**
     * Reads the schema, and creates it when there is none.
     *
     * @throws org.mediaquery.catalog.UnknownSchemaException when the tables have an unsupported format
     */
    public void open() {
        parts.schemas().current();
    }

    /** Returns the secret with which all replicas sign page cursors. */
    public byte[] secret() {
        return parts.schemas().current().secret().asByteArray();
    }

    /** Adds the latest changes to the counts. Call it about every second, and before shutdown. */
    public void flush() {
        parts.countUpdater().flush();
    }

    /**
     * Completes changes that crashed workers left pending. A change that fails is retried at the next call and does not block
     * the others.
     *
     * @param age a change still pending after this time is considered abandoned
     */
    public void repair(Duration age) {
        new PendingChangeRepair(dynamo, tables, parts).repair(clock.instant().minus(age));
    }

    /** Returns the state of a name, with the record as stored in its item. */
    Snapshot storedSnapshot(String name) {
        return snapshots.storedSnapshot(name);
    }

    public CatalogParts parts() {
        return parts;
    }

    @Override
    public Snapshot snapshot(String name) {
        return snapshots.snapshot(name);
    }

    @Override
    public Snapshot.Present put(Snapshot snapshot, MediaRecord next) {
        IndexSchema schema = parts.schemas().current();
        DetectionOverflowReference overflow = parts.overflow().fit(snapshot, next);
        Snapshot.Present now = new Snapshot.Present(next, snapshot.revision() + 1, schema.newest(), overflow);
        List<TransactWriteItem> actions = new ArrayList<>();
        Map<String, AttributeValue> item = RecordItem.write(now.asStored());
        actions.add(TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(tables.records())
                        .item(item)
                        .applyMutation(RecordCondition.of(snapshot)::onPut)
                        .build())
                .build());
        if (!(snapshot instanceof Snapshot.Present)) {
            actions.add(TransactWriteItem.builder()
                    .conditionCheck(TombstoneItem.unchanged(snapshot, tables.index()))
                    .build());
        }
        change(snapshot, now, schema, actions);
        return now;
    }

    @Override
    public void remove(Snapshot snapshot, Sequencer sequencer) {
        Sequencer latest = latest(snapshot, sequencer);
        if (snapshot instanceof Snapshot.Deleted deleted && Objects.equals(latest, deleted.sequencer())) {
            return;
        }
        boolean hasRecord = snapshot instanceof Snapshot.Present;
        Snapshot now = new Snapshot.Deleted(snapshot.name(), latest, snapshot.revision() + 1);
        List<TransactWriteItem> actions = new ArrayList<>();
        actions.add(
                hasRecord
                        ? TransactWriteItem.builder()
                                .delete(Delete.builder()
                                        .tableName(tables.records())
                                        .key(RecordItem.key(snapshot.name()))
                                        .applyMutation(RecordCondition.of(snapshot)::onDelete)
                                        .build())
                                .build()
                        : TransactWriteItem.builder()
                                .conditionCheck(ConditionCheck.builder()
                                        .tableName(tables.records())
                                        .key(RecordItem.key(snapshot.name()))
                                        .applyMutation(RecordCondition.of(snapshot)::onCheck)
                                        .build())
                                .build());
        Map<String, AttributeValue> tombstone = TombstoneItem.write(
                snapshot.name(), latest, now.revision(), clock.instant().plus(TOMBSTONE_LIFE));
        actions.add(TransactWriteItem.builder()
                .put(put -> put.tableName(tables.index()).item(tombstone))
                .build());
        if (hasRecord) {
            change(snapshot, now, parts.schemas().current(), actions);
        } else {
            commit(snapshot, now, actions);
        }
    }

    @Override
    public Page list(Search search, Sort sort, String after, int limit) {
        return parts.reader().list(search, sort, after, limit);
    }

    @Override
    public List<LabelCount> labels(String prefix) {
        return parts.counters().labels(parts.schemas().current().now().count(), Label.fold(prefix));
    }

    @Override
    public Statistics statistics() {
        return parts.statistics();
    }

    @Override
    public void check() {
        dynamo.describeTable(request -> request.tableName(tables.records()));
    }

    private void change(Snapshot snapshot, Snapshot now, IndexSchema schema, List<TransactWriteItem> actions) {
        // index and counts are derived from the items
        PendingChange change = PendingChange.of(asStored(snapshot), asStored(now), schema, clock.instant());
        actions.add(TransactWriteItem.builder()
                .put(put -> put.tableName(tables.index()).item(change.write()))
                .build());
        commit(snapshot, now, actions);
        parts.countUpdater().add(parts.indexUpdater().finish(change, asStored(snapshot), asStored(now)));
    }

    /**
     * Commits a change, and deletes the overflow object that is no longer needed. After a failure other than a cancellation
     * the outcome is unknown, so both objects are kept.
     */
    private void commit(Snapshot snapshot, Snapshot now, List<TransactWriteItem> actions) {
        try {
            dynamo.transactWriteItems(request -> request.transactItems(actions));
        } catch (TransactionCanceledException e) {
            deleteOverflow(now, snapshot);
            throw conflictOr(snapshot.name(), e);
        }
        deleteOverflow(snapshot, now);
    }

    private void deleteOverflow(Snapshot gone, Snapshot kept) {
        overflow(gone)
                .filter(unused -> overflow(kept)
                        .filter(used -> used.key().equals(unused.key()))
                        .isEmpty())
                .ifPresent(parts.overflow()::delete);
    }

    private static Optional<DetectionOverflowReference> overflow(Snapshot snapshot) {
        return snapshot.present().map(Snapshot.Present::overflow);
    }

    private static Snapshot asStored(Snapshot snapshot) {
        return snapshot instanceof Snapshot.Present present ? present.asStored() : snapshot;
    }

    private static RuntimeException conflictOr(String name, TransactionCanceledException e) {
        boolean conflict = e.cancellationReasons().stream()
                .anyMatch(reason ->
                        "ConditionalCheckFailed".equals(reason.code()) || "TransactionConflict".equals(reason.code()));
        return conflict ? new ConflictException(name, e) : e;
    }

    private static Sequencer latest(Snapshot snapshot, Sequencer sequencer) {
        Sequencer before = snapshot instanceof Snapshot.Deleted deleted ? deleted.sequencer() : null;
        return before == null || (sequencer != null && sequencer.isAfter(before)) ? sequencer : before;
    }
}
