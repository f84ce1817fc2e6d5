package org.mediaquery.catalog.dynamo.check;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.DynamoCatalog;
import org.mediaquery.catalog.dynamo.counts.CountDelta;
import org.mediaquery.catalog.dynamo.counts.Counters;
import org.mediaquery.catalog.dynamo.index.IndexLayout;
import org.mediaquery.catalog.dynamo.index.Posting;
import org.mediaquery.catalog.dynamo.index.RecordPostings;
import org.mediaquery.catalog.dynamo.records.RecordItem;
import org.mediaquery.catalog.dynamo.table.Backoff;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.media.ObjectTotals;
import org.mediaquery.media.SortKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The steps of a {@link ConsistencyCheck}. */
final class ConsistencyCheckSteps {

    private static final int PAGE = 100;

    /** BatchGetItem takes at most 100 (DynamoDB API reference). */
    private static final int BATCH = 100;

    private final DynamoDbClient scanning;
    private final TableNames tables;
    private final DynamoCatalog catalog;

    ConsistencyCheckSteps(DynamoDbClient scanning, TableNames tables, DynamoCatalog catalog) {
        this.scanning = scanning;
        this.tables = tables;
        this.catalog = catalog;
    }

    /** Returns whether the first page of the table has records that another program wrote, so that no counts include them. */
    boolean hasRecordsNotCounted() {
        return scanning.scan(request -> request.tableName(tables.records()).limit(PAGE)).items().stream()
                .map(RecordItem::read)
                .anyMatch(snapshot -> snapshot.counted() == 0);
    }

    /** Passes all records to a consumer, in pages. */
    void eachPage(Consumer<List<Snapshot.Present>> consumer) {
        ScanRequest scan = ScanRequest.builder()
                .tableName(tables.records())
                .limit(PAGE)
                .consistentRead(true)
                .build();
        scanning.scanPaginator(scan)
                .forEach(page -> consumer.accept(
                        page.items().stream().map(RecordItem::read).toList()));
    }

    /** Returns the number of records with a missing or outdated posting. */
    long countWrong(List<Snapshot.Present> page, Collection<IndexLayout> layouts) {
        List<Supplier<Boolean>> calls = page.stream()
                .map(snapshot -> (Supplier<Boolean>) () -> hasCorrectPostings(snapshot, layouts))
                .toList();
        return catalog.parts().parallel().all(calls).stream()
                .filter(right -> !right)
                .count();
    }

    private boolean hasCorrectPostings(Snapshot.Present snapshot, Collection<IndexLayout> layouts) {
        Snapshot now = snapshot;
        for (int i = 0; i < 3; i++) {
            if (!(now instanceof Snapshot.Present present) || hasPostings(present, layouts)) {
                return true;
            }
            Snapshot newer = catalog.snapshot(snapshot.name());
            if (newer.revision() == now.revision()) {
                return false;
            }
            now = newer;
        }
        // the record changes constantly, and its writers update its postings
        return true;
    }

    private boolean hasPostings(Snapshot.Present snapshot, Collection<IndexLayout> layouts) {
        Map<String, AttributeValue> content = Posting.write(snapshot.record(), snapshot.revision());
        List<ItemKey> keys = List.copyOf(RecordPostings.of(snapshot).in(layouts));
        for (int start = 0; start < keys.size(); start += BATCH) {
            List<ItemKey> batch = keys.subList(start, Math.min(start + BATCH, keys.size()));
            Map<ItemKey, Map<String, AttributeValue>> found = postings(batch);
            if (batch.stream().anyMatch(key -> !key.itemWith(content).equals(found.get(key)))) {
                return false;
            }
        }
        return true;
    }

    private Map<ItemKey, Map<String, AttributeValue>> postings(List<ItemKey> keys) {
        Map<ItemKey, Map<String, AttributeValue>> found = new HashMap<>();
        Backoff backoff = new Backoff();
        Map<String, KeysAndAttributes> left = Map.of(
                tables.index(),
                KeysAndAttributes.builder()
                        .keys(keys.stream().map(ItemKey::item).toList())
                        .consistentRead(true)
                        .build());
        while (!left.isEmpty()) {
            Map<String, KeysAndAttributes> now = left;
            var answer = scanning.batchGetItem(request -> request.requestItems(now));
            answer.responses()
                    .getOrDefault(tables.index(), List.of())
                    .forEach(item -> found.put(ItemKey.of(item), item));
            left = answer.unprocessedKeys();
            if (!left.isEmpty()) {
                backoff.await();
            }
        }
        return found;
    }

    /**
     * Writes records again that the layout's counts do not include. This also writes all of their postings.
     *
     * @return the number of records written
     */
    long rewrite(List<Snapshot.Present> page, IndexLayout next) {
        List<Supplier<Boolean>> calls = new ArrayList<>();
        page.stream()
                .filter(snapshot -> snapshot.counted() < next.count())
                .forEach(snapshot -> calls.add(() -> rewrite(snapshot)));
        return catalog.parts().parallel().all(calls).stream()
                .filter(written -> written)
                .count();
    }

    private boolean rewrite(Snapshot.Present snapshot) {
        try {
            catalog.put(snapshot, snapshot.record());
            return true;
        } catch (ConflictException e) {
            CatalogLog.LOG.log(
                    Level.DEBUG, "conflict: the other writer has written the record for the new layout too", e);
            return false;
        }
    }

    /** Returns the number of facets with counts that differ from the sum over all records. */
    long countWrongCounters(int count, CountDelta sum) {
        Map<String, ObjectTotals> stored = catalog.parts().counters().all(count);
        return Stream.concat(stored.keySet().stream(), sum.totals().keySet().stream())
                .distinct()
                .filter(facet -> !Objects.equals(totals(stored, facet), totals(sum.totals(), facet)))
                .count();
    }

    private static ObjectTotals totals(Map<String, ObjectTotals> counts, String facet) {
        return counts.getOrDefault(facet, ObjectTotals.ZERO);
    }

    /** Passes postings without a matching record to a consumer, once per page of the table, even when a page has none. */
    void eachStale(Collection<IndexLayout> layouts, Consumer<List<Map<String, AttributeValue>>> consumer) {
        ScanRequest scan = ScanRequest.builder()
                .tableName(tables.index())
                .consistentRead(true)
                .build();
        ExpectedPostings expected = new ExpectedPostings(
                name -> new HashSet<>(RecordPostings.of(catalog.snapshot(name)).in(layouts)));
        scanning.scanPaginator(scan)
                .forEach(page -> consumer.accept(page.items().stream()
                        .filter(item -> isPosting(ItemKey.of(item)))
                        .filter(item ->
                                !expected.contains(item.get(RecordItem.NAME).s(), ItemKey.of(item)))
                        .toList()));
    }

    /** Deletes postings, unless they were written again in the meantime. */
    void delete(List<Map<String, AttributeValue>> postings) {
        for (Map<String, AttributeValue> posting : postings) {
            try {
                scanning.deleteItem(request -> request.tableName(tables.index())
                        .key(ItemKey.of(posting).item())
                        .conditionExpression("revision = :revision")
                        .expressionAttributeValues(Map.of(":revision", posting.get(RecordItem.REVISION))));
            } catch (ConditionalCheckFailedException e) {
                CatalogLog.LOG.log(Level.DEBUG, "conflict: the posting was written again and is kept", e);
            }
        }
    }

    /** Deletes the older generations of counts. */
    void deleteCountsBefore(int count) {
        for (int old = 1; old < count; old++) {
            for (String partition : List.of(Counters.partitionOfLabels(old), Counters.partitionOfTotals(old))) {
                scanning.queryPaginator(request -> request.tableName(tables.index())
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
                        .items()
                        .forEach(item -> scanning.deleteItem(request -> request.tableName(tables.index())
                                .key(ItemKey.of(item).item())));
            }
        }
    }

    private static boolean isPosting(ItemKey key) {
        return Stream.of(SortKey.values()).anyMatch(order -> key.partition().startsWith(order + "#"));
    }
}
