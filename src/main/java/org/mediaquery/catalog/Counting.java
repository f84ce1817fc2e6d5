package org.mediaquery.catalog;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Adds changes to the counts, each exactly once. Many changes are counted in one transaction: it adds their sum, and
 * deletes their items on condition that they are still there. So a label that everything has costs one write for many
 * pictures, and its counter is written a few times a second however many there are.
 */
final class Counting {

    private static final String GONE = "ConditionalCheckFailed";

    private final DynamoDbClient dynamo;
    private final CountingBatch.Writer writer;
    private final Queue<Change> waiting = new ConcurrentLinkedQueue<>();

    Counting(DynamoDbClient dynamo, String table, Counters counters) {
        this.dynamo = dynamo;
        this.writer = new CountingBatch.Writer(table, counters);
    }

    /** Counts a change some time soon. */
    void add(Change change) {
        waiting.add(change);
    }

    /** Counts what waits. What cannot be counted now waits on. */
    synchronized void flush() {
        List<Change> changes = new ArrayList<>();
        for (Change change = waiting.poll(); change != null; change = waiting.poll()) {
            changes.add(change);
        }
        count(changes);
    }

    /** Counts changes now. */
    synchronized void count(List<Change> changes) {
        Deque<Change> left = new ArrayDeque<>(changes);
        Backoff backoff = new Backoff();
        try {
            while (!left.isEmpty()) {
                CountingBatch batch = CountingBatch.of(left);
                try {
                    dynamo.transactWriteItems(request -> request.transactItems(batch.write(writer)));
                    backoff = new Backoff();
                    batch.changes().forEach(change -> left.poll());
                    batch.rest().ifPresent(left::addFirst);
                } catch (TransactionCanceledException e) {
                    dropCounted(batch, e.cancellationReasons(), left);
                    if (e.cancellationReasons().stream().noneMatch(reason -> GONE.equals(reason.code()))) {
                        Logs.LOG.log(Level.DEBUG, "others count at the same time", e);
                        backoff.await();
                    }
                }
            }
        } finally {
            waiting.addAll(left);
        }
    }

    /** Whoever repaired them has counted them: a change whose item is gone is done. */
    private static void dropCounted(CountingBatch batch, List<CancellationReason> reasons, Deque<Change> left) {
        List<Change> counted = new ArrayList<>();
        for (int i = 0; i < batch.changes().size(); i++) {
            if (GONE.equals(reasons.get(i).code())) {
                counted.add(batch.changes().get(i));
            }
        }
        left.removeAll(counted);
    }
}
