package org.mediaquery.catalog;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mediaquery.media.Amount;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.Order;
import org.mediaquery.media.Status;
import org.mediaquery.storage.MediaStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What the catalogue in DynamoDB is made of, beside the records. */
record CatalogParts(
        SchemaItem schemas,
        IndexReader reader,
        Settling settling,
        Counts counts,
        Parallel parallel,
        DetectionOverflow overflow) {

    /**
     * What is counted.
     *
     * @param kept the counts
     * @param counting adds to them
     */
    record Counts(Counters kept, Counting counting) {}

    Counters counters() {
        return counts.kept();
    }

    Counting counting() {
        return counts.counting();
    }

    static CatalogParts of(
            DynamoDbClient dynamo, TableNames tables, MediaStore derived, Clock clock, Executor executor) {
        Parallel parallel = new Parallel(executor);
        SchemaItem schemas = new SchemaItem(dynamo, tables.index());
        Counters counters = new Counters(dynamo, tables.index());
        return new CatalogParts(
                schemas,
                new IndexReader(dynamo, tables.index(), schemas, counters, parallel),
                new Settling(dynamo, tables, schemas, new EntryWriter(dynamo, tables.index(), parallel), clock),
                new Counts(counters, new Counting(dynamo, tables.index(), counters)),
                parallel,
                new DetectionOverflow(derived, tables.records()));
    }

    Statistics statistics() {
        Map<String, Amount> kinds = counters().kinds(schemas.current().now().count());
        return new Statistics(
                select(kinds, Facet.TYPE, type -> MediaType.valueOf(type.toUpperCase(Locale.ROOT))),
                select(kinds, Tally.CONTENT, type -> type),
                select(kinds, Facet.STATUS, Status::valueOf).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().count())),
                first(true),
                first(false));
    }

    private MediaRecord first(boolean descending) {
        List<MediaRecord> one = reader.list(Search.EVERYTHING, new Sort(Order.SIZE, descending), null, 1)
                .records();
        return one.isEmpty() ? null : one.get(0);
    }

    private static <K> Map<K, Amount> select(Map<String, Amount> kinds, String prefix, Function<String, K> key) {
        Map<K, Amount> selected = new HashMap<>();
        kinds.forEach((facet, amount) -> {
            if (facet.startsWith(prefix)) {
                selected.put(key.apply(facet.substring(prefix.length())), amount);
            }
        });
        return selected;
    }
}
