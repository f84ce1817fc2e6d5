package org.mediaquery.catalog.dynamo.changes;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.mediaquery.catalog.dynamo.counts.Counters;
import org.mediaquery.catalog.dynamo.table.Backoff;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Adds changes to the counts, each exactly once. One transaction handles a batch of changes: it adds their sum, and deletes
 * the changes' items on condition that they still exist. So a label that every picture has takes one write per batch, and
 * its counter is written only a few times per second under any load.
 */
public final class CountUpdater {

    private static final String GONE = "ConditionalCheckFailed";

    private final DynamoDbClient dynamo;
    private final CountTransaction.Writer writer;
    private final Queue<PendingChange> waiting = new ConcurrentLinkedQueue<>();

    public CountUpdater(DynamoDbClient dynamo, String table, Counters counters) {
        this.dynamo = dynamo;
        this.writer = new CountTransaction.Writer(table, counters);
    }

    /** Queues a change for the next {@link #flush}. */
    public void add(PendingChange change) {
        waiting.add(change);
    }

    /** Counts the queued changes. After a failure, the remaining changes stay queued. */
    public synchronized void flush() {
        List<PendingChange> changes = new ArrayList<>();
        for (PendingChange change = waiting.poll(); change != null; change = waiting.poll()) {
            changes.add(change);
        }
        count(changes);
    }

    /** Counts changes. After a failure, the remaining changes are queued. */
    public synchronized void count(List<PendingChange> changes) {
        Deque<PendingChange> left = new ArrayDeque<>(changes);
        Backoff backoff = new Backoff();
        try {
            while (!left.isEmpty()) {
                CountTransaction batch = CountTransaction.of(left);
                try {
                    dynamo.transactWriteItems(request -> request.transactItems(batch.write(writer)));
                    backoff = new Backoff();
                    batch.changes().forEach(change -> left.poll());
                    batch.remainder().ifPresent(left::addFirst);
                } catch (TransactionCanceledException e) {
                    dropCounted(batch, e.cancellationReasons(), left);
                    if (e.cancellationReasons().stream().noneMatch(reason -> GONE.equals(reason.code()))) {
                        CatalogLog.LOG.log(Level.DEBUG, "conflict with other transactions on the counts, retrying", e);
                        backoff.await();
                    }
                }
            }
        } finally {
            waiting.addAll(left);
        }
    }

    /** Drops the changes whose items no longer exist: another replica has counted them. */
    private static void dropCounted(
            CountTransaction batch, List<CancellationReason> reasons, Deque<PendingChange> left) {
        List<PendingChange> counted = new ArrayList<>();
        for (int i = 0; i < batch.changes().size(); i++) {
            if (GONE.equals(reasons.get(i).code())) {
                counted.add(batch.changes().get(i));
            }
        }
        left.removeAll(counted);
    }
}
