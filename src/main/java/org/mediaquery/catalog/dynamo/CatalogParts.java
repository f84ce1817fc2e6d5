package org.mediaquery.catalog.dynamo;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mediaquery.catalog.Statistics;
import org.mediaquery.catalog.dynamo.changes.CountUpdater;
import org.mediaquery.catalog.dynamo.changes.IndexUpdater;
import org.mediaquery.catalog.dynamo.counts.CountDelta;
import org.mediaquery.catalog.dynamo.counts.Counters;
import org.mediaquery.catalog.dynamo.index.IndexReader;
import org.mediaquery.catalog.dynamo.index.PostingWriter;
import org.mediaquery.catalog.dynamo.index.SchemaStore;
import org.mediaquery.catalog.dynamo.records.DetectionOverflow;
import org.mediaquery.catalog.dynamo.table.Facet;
import org.mediaquery.catalog.dynamo.table.ParallelCalls;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectTotals;
import org.mediaquery.media.SortKey;
import org.mediaquery.media.labels.Status;
import org.mediaquery.storage.MediaStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The components of the DynamoDB catalog. */
public record CatalogParts(
        SchemaStore schemas,
        IndexReader reader,
        IndexUpdater indexUpdater,
        Counters counters,
        CountUpdater countUpdater,
        ParallelCalls parallel,
        DetectionOverflow overflow) {

    static CatalogParts of(
            DynamoDbClient dynamo, TableNames tables, MediaStore derived, Clock clock, Executor executor) {
        ParallelCalls parallel = new ParallelCalls(executor);
        SchemaStore schemas = new SchemaStore(dynamo, tables.index());
        Counters counters = new Counters(dynamo, tables.index());
        return new CatalogParts(
                schemas,
                new IndexReader(dynamo, tables.index(), schemas, counters, parallel),
                new IndexUpdater(dynamo, tables, schemas, new PostingWriter(dynamo, tables.index(), parallel), clock),
                counters,
                new CountUpdater(dynamo, tables.index(), counters),
                parallel,
                new DetectionOverflow(derived, tables.records()));
    }

    Statistics statistics() {
        Map<String, ObjectTotals> totals =
                counters.totals(schemas.current().now().count());
        return new Statistics(
                select(totals, Facet.TYPE, type -> MediaType.valueOf(type.toUpperCase(Locale.ROOT))),
                select(totals, CountDelta.CONTENT, type -> type),
                select(totals, Facet.STATUS, Status::valueOf).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().count())),
                first(true),
                first(false));
    }

    private MediaRecord first(boolean descending) {
        List<MediaRecord> one = reader.list(Search.EVERYTHING, new Sort(SortKey.SIZE, descending), null, 1)
                .records();
        return one.isEmpty() ? null : one.get(0);
    }

    private static <K> Map<K, ObjectTotals> select(
            Map<String, ObjectTotals> totals, String prefix, Function<String, K> key) {
        Map<K, ObjectTotals> selected = new HashMap<>();
        totals.forEach((facet, amount) -> {
            if (facet.startsWith(prefix)) {
                selected.put(key.apply(facet.substring(prefix.length())), amount);
            }
        });
        return selected;
    }
}
