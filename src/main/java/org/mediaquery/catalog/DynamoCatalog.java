package org.mediaquery.catalog;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Sequencer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * The catalogue in two DynamoDB tables.
 *
 * <p>A change has three steps: write the index entries that the new record needs, write the record (the commit point,
 * on condition that nobody was faster), delete the entries that it no longer backs. So no record ever lacks an entry.
 * An entry that a crash left over is not believed by readers, who look at the record, and is written down in the record
 * or tombstone ({@code leftover}), from which the next change finishes the work.
 */
public final class DynamoCatalog implements Catalog {

    /** As long as SQS may keep a message (its maximum): no event that comes after that is older than the deletion. */
    static final Duration TOMBSTONE_LIFE = Duration.ofDays(14);

    private final DynamoDbClient dynamo;
    private final TableNames tables;
    private final Clock clock;
    private final IndexWriter index;
    private final IndexReader reader;

    public DynamoCatalog(DynamoDbClient dynamo, TableNames tables, Clock clock) {
        this.dynamo = dynamo;
        this.tables = tables;
        this.clock = clock;
        this.index = new IndexWriter(dynamo, tables.index());
        this.reader = new IndexReader(dynamo, tables);
    }

    @Override
    public Known know(String name) {
        Map<String, AttributeValue> item = read(tables.records(), RecordItem.key(name));
        if (!item.isEmpty()) {
            return RecordItem.read(item);
        }
        Map<String, AttributeValue> tombstone = read(tables.index(), IndexKeys.tombstone(name));
        return tombstone.isEmpty() ? Known.nothing(name) : TombstoneItem.read(name, tombstone);
    }

    @Override
    public Known put(Known known, MediaRecord next) {
        long revision = known.revision() + 1;
        Set<String> wanted = IndexKeys.partitions(next);
        Set<String> before = known.hasRecord() ? IndexKeys.partitions(known.record()) : Set.of();
        Set<String> leftover = without(union(before, known.leftover()), wanted);
        index.add(known.name(), without(wanted, before), revision);

        Put put = Put.builder()
                .tableName(tables.records())
                .item(RecordItem.write(next, revision, leftover))
                .applyMutation(RecordCondition.of(known)::onPut)
                .build();
        try {
            if (known.hasRecord()) {
                dynamo.putItem(request -> request.tableName(put.tableName())
                        .item(put.item())
                        .conditionExpression(put.conditionExpression())
                        .expressionAttributeNames(put.expressionAttributeNames())
                        .expressionAttributeValues(
                                put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null));
            } else {
                dynamo.transactWriteItems(request -> request.transactItems(
                        TransactWriteItem.builder().put(put).build(),
                        TransactWriteItem.builder()
                                .conditionCheck(tombstoneUnchanged(known))
                                .build()));
            }
        } catch (ConditionalCheckFailedException | TransactionConflictException e) {
            throw new ConflictException(known.name(), e);
        } catch (TransactionCanceledException e) {
            throw conflictOr(known.name(), e);
        }
        if (!leftover.isEmpty()) {
            index.remove(known.name(), leftover, revision);
            forgetLeftover(tables.records(), RecordItem.key(known.name()), revision);
        }
        return new Known(known.name(), next, null, revision, Set.of());
    }

    @Override
    public void remove(Known known, Sequencer sequencer) {
        Set<String> entries =
                union(known.hasRecord() ? IndexKeys.partitions(known.record()) : Set.of(), known.leftover());
        Sequencer latest = latest(known, sequencer);
        if (!known.hasRecord() && entries.isEmpty() && new Deletion(latest).equals(known.deletion())) {
            return;
        }
        long revision = known.revision() + 1;
        TransactWriteItem recordGone = known.hasRecord()
                ? TransactWriteItem.builder()
                        .delete(Delete.builder()
                                .tableName(tables.records())
                                .key(RecordItem.key(known.name()))
                                .applyMutation(RecordCondition.of(known)::onDelete)
                                .build())
                        .build()
                : TransactWriteItem.builder()
                        .conditionCheck(ConditionCheck.builder()
                                .tableName(tables.records())
                                .key(RecordItem.key(known.name()))
                                .applyMutation(RecordCondition.of(known)::onCheck)
                                .build())
                        .build();
        Map<String, AttributeValue> tombstone = TombstoneItem.write(
                known.name(), latest, revision, entries, clock.instant().plus(TOMBSTONE_LIFE));
        try {
            dynamo.transactWriteItems(request -> request.transactItems(
                    recordGone,
                    TransactWriteItem.builder()
                            .put(put -> put.tableName(tables.index()).item(tombstone))
                            .build()));
        } catch (TransactionCanceledException e) {
            throw conflictOr(known.name(), e);
        }
        index.remove(known.name(), entries, revision);
        forgetLeftover(tables.index(), IndexKeys.tombstone(known.name()), revision);
    }

    @Override
    public Page list(Search search, String after, int limit) {
        return reader.list(search, after, limit);
    }

    @Override
    public void check() {
        dynamo.describeTable(request -> request.tableName(tables.records()));
    }

    private Map<String, AttributeValue> read(String table, Map<String, AttributeValue> key) {
        return dynamo.getItem(GetItemRequest.builder()
                        .tableName(table)
                        .key(key)
                        .consistentRead(true)
                        .build())
                .item();
    }

    private ConditionCheck tombstoneUnchanged(Known known) {
        ConditionCheck.Builder check =
                ConditionCheck.builder().tableName(tables.index()).key(IndexKeys.tombstone(known.name()));
        if (known.deletion() == null) {
            return check.conditionExpression("attribute_not_exists(pk)").build();
        }
        return check.conditionExpression("revision = :revision")
                .expressionAttributeValues(Map.of(":revision", Attributes.number(known.revision())))
                .build();
    }

    /** The leftover entries are gone; should somebody have changed the item since, that change took them over. */
    private void forgetLeftover(String table, Map<String, AttributeValue> key, long revision) {
        try {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(key)
                    .updateExpression("REMOVE leftover")
                    .conditionExpression("revision = :revision")
                    .expressionAttributeValues(Map.of(":revision", Attributes.number(revision))));
        } catch (ConditionalCheckFailedException e) {
            Logs.LOG.log(System.Logger.Level.DEBUG, "an item was changed while its leftover entries were deleted", e);
        }
    }

    private static RuntimeException conflictOr(String name, TransactionCanceledException e) {
        boolean conflict = e.cancellationReasons().stream()
                .anyMatch(reason ->
                        "ConditionalCheckFailed".equals(reason.code()) || "TransactionConflict".equals(reason.code()));
        return conflict ? new ConflictException(name, e) : e;
    }

    private static Sequencer latest(Known known, Sequencer sequencer) {
        Sequencer before = known.deletion() == null ? null : known.deletion().sequencer();
        return before == null || (sequencer != null && sequencer.isAfter(before)) ? sequencer : before;
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> union = new LinkedHashSet<>(a);
        union.addAll(b);
        return union;
    }

    private static Set<String> without(Set<String> a, Set<String> b) {
        Set<String> rest = new LinkedHashSet<>(a);
        rest.removeAll(b);
        return rest;
    }
}
