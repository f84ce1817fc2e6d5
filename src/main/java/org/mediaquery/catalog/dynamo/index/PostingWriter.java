package org.mediaquery.catalog.dynamo.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mediaquery.catalog.dynamo.table.Backoff;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.ParallelCalls;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes and deletes postings, in parallel batches. */
public final class PostingWriter {

    /** BatchWriteItem takes at most 25 (DynamoDB API reference). */
    private static final int BATCH = 25;

    private final DynamoDbClient dynamo;
    private final String table;
    private final ParallelCalls parallel;

    public PostingWriter(DynamoDbClient dynamo, String table, ParallelCalls parallel) {
        this.dynamo = dynamo;
        this.table = table;
        this.parallel = parallel;
    }

    /**
     * Writes postings with the same content, and deletes others.
     *
     * @param put the keys to write
     * @param content all attributes except the key; null when {@code put} is empty
     * @param delete the keys to delete, except those in {@code put}
     * @param others items that are written in the same batches
     */
    public void write(
            Set<ItemKey> put,
            Map<String, AttributeValue> content,
            Collection<ItemKey> delete,
            Collection<Map<String, AttributeValue>> others) {
        Stream<Map<String, AttributeValue>> items =
                Stream.concat(put.stream().map(key -> key.itemWith(content)), others.stream());
        List<WriteRequest> writes = Stream.concat(
                        items.map(item -> WriteRequest.builder()
                                .putRequest(request -> request.item(item))
                                .build()),
                        delete.stream().filter(key -> !put.contains(key)).map(key -> WriteRequest.builder()
                                .deleteRequest(request -> request.key(key.item()))
                                .build()))
                .toList();
        List<Supplier<Void>> batches = new ArrayList<>();
        IntStream.iterate(0, start -> start < writes.size(), start -> start + BATCH)
                .mapToObj(start -> writes.subList(start, Math.min(start + BATCH, writes.size())))
                .forEach(batch -> batches.add(() -> write(batch)));
        parallel.all(batches);
    }

    private Void write(List<WriteRequest> batch) {
        Map<String, List<WriteRequest>> left = Map.of(table, batch);
        // the client retries failed calls with backoff, but leaves unprocessed items to the caller
        Backoff backoff = new Backoff();
        while (!left.isEmpty()) {
            Map<String, List<WriteRequest>> now = left;
            left = dynamo.batchWriteItem(request -> request.requestItems(now)).unprocessedItems();
            if (!left.isEmpty()) {
                backoff.await();
            }
        }
        return null;
    }
}
