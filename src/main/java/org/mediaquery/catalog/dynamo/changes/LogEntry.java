package org.mediaquery.catalog.dynamo.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.mediaquery.catalog.ChangeLog;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.index.Posting;
import org.mediaquery.catalog.dynamo.index.RecordPostings;
import org.mediaquery.catalog.dynamo.records.RecordItem;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.media.NameHash;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry of the change log. It has the content of a posting, so that readers need no other read, and is written in the same
 * batch as the postings. Entries of ten minutes share partitions.
 */
public final class LogEntry {

    /** Each partition takes 1,000 writes per second (DynamoDB developer guide). */
    private static final int SHARDS = 4;

    private static final Duration BUCKET = Duration.ofMinutes(10);
    private static final Duration LIFE = Duration.ofHours(1);

    private static final String PARTITION = "log#";
    private static final String REMOVED = "removed";

    private LogEntry() {}

    /** Returns the item of a change that is being written to the index. */
    static Map<String, AttributeValue> write(Snapshot snapshot, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>();
        if (snapshot instanceof Snapshot.Present present) {
            item.putAll(Posting.write(present.record(), present.revision()));
        } else {
            item.put(RecordItem.NAME, AttributeValue.fromS(snapshot.name()));
            item.put(RecordItem.REVISION, Attributes.number(snapshot.revision()));
            item.put(REMOVED, AttributeValue.fromBool(true));
        }
        item.put(ItemKey.EXPIRES, Attributes.number(now.plus(LIFE).getEpochSecond()));
        return key(snapshot, now).itemWith(item);
    }

    private static ItemKey key(Snapshot snapshot, Instant now) {
        return new ItemKey(
                partition(RecordPostings.shard(snapshot.name(), SHARDS), bucket(now)),
                sortKey(now) + "#" + NameHash.of(snapshot.name()).substring(0, 32) + "#" + snapshot.revision());
    }

    /** Returns the partitions of all entries between two times. */
    public static List<String> partitions(Instant from, Instant to) {
        return LongStream.rangeClosed(bucket(from), bucket(to))
                .boxed()
                .flatMap(bucket -> IntStream.range(0, SHARDS).mapToObj(shard -> partition(shard, bucket)))
                .toList();
    }

    /** Returns the beginning of the sort keys of entries that were logged at a time. */
    public static String sortKey(Instant time) {
        return String.format(Locale.ROOT, "%013d", Math.max(0, time.toEpochMilli()));
    }

    public static ChangeLog.Change read(Map<String, AttributeValue> item) {
        String id = ItemKey.of(item).sort();
        if (item.containsKey(REMOVED)) {
            return new ChangeLog.Change(
                    id, item.get(RecordItem.NAME).s(), Attributes.longOrNull(item, RecordItem.REVISION), null);
        }
        Page.Item entry = Posting.read(item);
        return new ChangeLog.Change(id, entry.record().name(), entry.revision(), entry.record());
    }

    private static String partition(int shard, long bucket) {
        return PARTITION + shard + "#" + bucket;
    }

    private static long bucket(Instant time) {
        return time.toEpochMilli() / BUCKET.toMillis();
    }
}
