package org.mediaquery.catalog;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mediaquery.media.Amount;
import org.mediaquery.media.Order;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The steps of a {@link Census}. */
final class CensusWork {

    private static final int PAGE = 100;

    /** BatchGetItem takes at most 100 (DynamoDB API reference). */
    private static final int BATCH = 100;

    private final DynamoDbClient scanning;
    private final TableNames tables;
    private final DynamoCatalog catalog;

    CensusWork(DynamoDbClient scanning, TableNames tables, DynamoCatalog catalog) {
        this.scanning = scanning;
        this.tables = tables;
        this.catalog = catalog;
    }

    /** Whether the first records of the table are not part of the counts, as those that something else wrote. */
    boolean hasRecordsNotCounted() {
        return scanning.scan(request -> request.tableName(tables.records()).limit(PAGE)).items().stream()
                .map(RecordItem::read)
                .anyMatch(known -> known.counted() == 0);
    }

    /** Hands on all records, in pages. */
    void eachPage(Consumer<List<Known>> look) {
        ScanRequest scan = ScanRequest.builder()
                .tableName(tables.records())
                .limit(PAGE)
                .consistentRead(true)
                .build();
        scanning.scanPaginator(scan)
                .forEach(page ->
                        look.accept(page.items().stream().map(RecordItem::read).toList()));
    }

    /** Of how many records the index lacks an entry, or has one that is not as it should be. */
    long wrong(List<Known> page, Set<Integer> shards) {
        List<Supplier<Boolean>> calls = page.stream()
                .map(known -> (Supplier<Boolean>) () -> isRight(known, shards))
                .toList();
        return catalog.parts().parallel().all(calls).stream()
                .filter(right -> !right)
                .count();
    }

    private boolean isRight(Known known, Set<Integer> shards) {
        Known now = known;
        for (int i = 0; i < 3; i++) {
            if (!now.hasRecord() || hasEntries(now, shards)) {
                return true;
            }
            Known newer = catalog.know(known.name());
            if (newer.revision() == now.revision()) {
                return false;
            }
            now = newer;
        }
        // it changes all the time, so whoever changes it has its entries in hand
        return true;
    }

    private boolean hasEntries(Known known, Set<Integer> shards) {
        Map<String, AttributeValue> content = EntryItem.write(known.record(), known.revision());
        List<Key> keys = List.copyOf(Place.of(known).entries(shards));
        for (int start = 0; start < keys.size(); start += BATCH) {
            List<Key> batch = keys.subList(start, Math.min(start + BATCH, keys.size()));
            Map<Key, Map<String, AttributeValue>> found = entries(batch);
            if (batch.stream().anyMatch(key -> !key.itemWith(content).equals(found.get(key)))) {
                return false;
            }
        }
        return true;
    }

    private Map<Key, Map<String, AttributeValue>> entries(List<Key> keys) {
        Map<Key, Map<String, AttributeValue>> found = new HashMap<>();
        Backoff backoff = new Backoff();
        Map<String, KeysAndAttributes> left = Map.of(
                tables.index(),
                KeysAndAttributes.builder()
                        .keys(keys.stream().map(Key::item).toList())
                        .consistentRead(true)
                        .build());
        while (!left.isEmpty()) {
            Map<String, KeysAndAttributes> now = left;
            var answer = scanning.batchGetItem(request -> request.requestItems(now));
            answer.responses().getOrDefault(tables.index(), List.of()).forEach(item -> found.put(Key.of(item), item));
            left = answer.unprocessedKeys();
            if (!left.isEmpty()) {
                backoff.await();
            }
        }
        return found;
    }

    /**
     * Writes records once more that are not part of the layout's counts, and with them all of their entries.
     *
     * @return how many
     */
    long rewrite(List<Known> page, Layout next) {
        List<Supplier<Boolean>> calls = new ArrayList<>();
        page.stream().filter(known -> known.counted() < next.count()).forEach(known -> calls.add(() -> rewrite(known)));
        return catalog.parts().parallel().all(calls).stream()
                .filter(written -> written)
                .count();
    }

    private boolean rewrite(Known known) {
        try {
            catalog.put(known, known.record());
            return true;
        } catch (ConflictException e) {
            Logs.LOG.log(Level.DEBUG, "whoever was faster has written the record for the new layout too", e);
            return false;
        }
    }

    /** Of how many facets the counts are not the sum over the records. */
    long wrongCounts(int count, Tally sum) {
        Map<String, Amount> kept = catalog.parts().counters().all(count);
        return Stream.concat(kept.keySet().stream(), sum.amounts().keySet().stream())
                .distinct()
                .filter(facet -> !Objects.equals(number(kept, facet), number(sum.amounts(), facet)))
                .count();
    }

    private static Amount number(Map<String, Amount> amounts, String facet) {
        return amounts.getOrDefault(facet, Amount.NONE);
    }

    /** Hands on the entries that no record backs, page by page, even when a page has none. */
    void eachStale(Set<Integer> shards, Consumer<List<Map<String, AttributeValue>>> look) {
        ScanRequest scan = ScanRequest.builder()
                .tableName(tables.index())
                .consistentRead(true)
                .build();
        WantedEntries wanted = new WantedEntries(
                name -> new HashSet<>(Place.of(catalog.know(name)).entries(shards)));
        scanning.scanPaginator(scan)
                .forEach(page -> look.accept(page.items().stream()
                        .filter(item -> isEntry(Key.of(item)))
                        .filter(item ->
                                !wanted.contain(item.get(RecordItem.NAME).s(), Key.of(item)))
                        .toList()));
    }

    /** Deletes entries, unless somebody has written them anew since. */
    void delete(List<Map<String, AttributeValue>> entries) {
        for (Map<String, AttributeValue> entry : entries) {
            try {
                scanning.deleteItem(request -> request.tableName(tables.index())
                        .key(Key.of(entry).item())
                        .conditionExpression("revision = :revision")
                        .expressionAttributeValues(Map.of(":revision", entry.get(RecordItem.REVISION))));
            } catch (ConditionalCheckFailedException e) {
                Logs.LOG.log(Level.DEBUG, "a record backs the entry by now: it stays", e);
            }
        }
    }

    /** Deletes counts that nobody reads any more. */
    void deleteCountsBefore(int count) {
        for (int old = 1; old < count; old++) {
            for (String partition : List.of(Counters.partitionOfLabels(old), Counters.partitionOfKinds(old))) {
                scanning.queryPaginator(request -> request.tableName(tables.index())
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
                        .items()
                        .forEach(item -> scanning.deleteItem(request -> request.tableName(tables.index())
                                .key(Key.of(item).item())));
            }
        }
    }

    private static boolean isEntry(Key key) {
        return Stream.of(Order.values()).anyMatch(order -> key.partition().startsWith(order + "#"));
    }
}
