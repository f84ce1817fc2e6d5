package org.mediaquery.catalog.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.counts.CountDelta;
import org.mediaquery.catalog.dynamo.counts.Counters;
import org.mediaquery.catalog.dynamo.index.Posting;
import org.mediaquery.catalog.dynamo.index.RecordPostings;
import org.mediaquery.catalog.dynamo.index.SchemaStore;
import org.mediaquery.catalog.dynamo.records.RecordItem;
import org.mediaquery.catalog.dynamo.table.Facet;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.ObjectTotals;
import org.mediaquery.media.SortKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Fills the tables with the items that the catalog would write, without transactions, so that it takes only minutes. */
public final class CatalogLoader {

    private static final int BATCH = 25;
    private static final int SLICE = 500;

    private final DynamoDbClient dynamo;
    private final TableNames tables;

    public CatalogLoader(DynamoDbClient dynamo, TableNames tables) {
        this.dynamo = dynamo;
        this.tables = tables;
    }

    /** Writes a range of records, their postings and their counts. */
    public void load(int from, int to, IntFunction<MediaRecord> records) throws Exception {
        new SchemaStore(dynamo, tables.index()).current();
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Callable<CountDelta>> slices = new ArrayList<>();
            IntStream.iterate(from, start -> start < to, start -> start + SLICE)
                    .forEach(start -> slices.add(() -> slice(start, Math.min(to, start + SLICE), records)));
            CountDelta sum = CountDelta.NOTHING;
            for (Future<CountDelta> slice : threads.invokeAll(slices)) {
                sum = sum.plus(slice.get());
            }
            count(sum);
        } finally {
            threads.shutdown();
        }
    }

    /** Returns the number of a record's postings. */
    public static int entries(MediaRecord record) {
        return RecordPostings.of(record).keys(Set.of(1)).size();
    }

    /** Returns the partition key of a list, to read it without the catalog. */
    public static String partition(SortKey order, String label) {
        return RecordPostings.partition(order, 0, label == null ? Facet.SHOWN : Facet.label(label));
    }

    private CountDelta slice(int from, int to, IntFunction<MediaRecord> records) throws ExecutionException {
        CountDelta sum = CountDelta.NOTHING;
        List<WriteRequest> items = new ArrayList<>();
        List<WriteRequest> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            MediaRecord record = records.apply(i);
            sum = sum.plus(CountDelta.of(record));
            items.add(put(RecordItem.write(new Snapshot.Present(record, 1, 1))));
            Map<String, AttributeValue> content = Posting.write(record, 1);
            RecordPostings.of(record).keys(Set.of(1)).forEach(key -> entries.add(put(key.itemWith(content))));
        }
        write(tables.records(), items);
        write(tables.index(), entries);
        return sum;
    }

    private void write(String table, List<WriteRequest> writes) {
        for (int start = 0; start < writes.size(); start += BATCH) {
            List<WriteRequest> batch = writes.subList(start, Math.min(writes.size(), start + BATCH));
            Map<String, List<WriteRequest>> left = Map.of(table, batch);
            while (!left.isEmpty()) {
                Map<String, List<WriteRequest>> now = left;
                left = dynamo.batchWriteItem(request -> request.requestItems(now))
                        .unprocessedItems();
            }
        }
    }

    private void count(CountDelta sum) {
        Counters counters = new Counters(dynamo, tables.index());
        for (Map.Entry<String, ObjectTotals> amount : sum.totals().entrySet()) {
            var update = counters.addition(
                    Counters.key(1, amount.getKey()),
                    amount.getValue(),
                    sum.names().get(amount.getKey()));
            dynamo.updateItem(request -> request.tableName(update.tableName())
                    .key(update.key())
                    .updateExpression(update.updateExpression())
                    .expressionAttributeNames(update.expressionAttributeNames())
                    .expressionAttributeValues(update.expressionAttributeValues()));
        }
    }

    private static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder().putRequest(put -> put.item(item)).build();
    }
}
