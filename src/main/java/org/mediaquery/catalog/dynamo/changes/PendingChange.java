package org.mediaquery.catalog.dynamo.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.counts.CountDelta;
import org.mediaquery.catalog.dynamo.index.IndexLayout;
import org.mediaquery.catalog.dynamo.index.IndexSchema;
import org.mediaquery.catalog.dynamo.index.RecordPostings;
import org.mediaquery.catalog.dynamo.records.RecordItem;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.media.NameHash;
import org.mediaquery.media.ObjectTotals;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A committed change of a record that index and counts do not yet include. It is written in the record's transaction and
 * deleted in the transaction of its last counts, so it exists exactly as long as work remains.
 *
 * @param key of its item
 * @param postings all postings that replicas may have written for the record, before and after the change
 * @param deltas to add to the counts, by generation
 * @param part the number of transactions that have counted parts of the change
 * @param isBrief whether the item has its deltas in groups, which tables of the first format do not have
 */
public record PendingChange(
        ItemKey key, List<RecordPostings> postings, Map<Integer, CountDelta> deltas, int part, boolean isBrief) {

    /** The number of partitions for changes. Each takes 1,000 writes per second (DynamoDB developer guide). */
    public static final int PARTITIONS = 16;

    static final String PART = "part";

    private static final String PARTITION = "change#";
    private static final String COUNTS = "counts";
    private static final String BRIEF = "brief";
    static final String POSTINGS = "places";

    public static PendingChange of(Snapshot snapshot, Snapshot next, IndexSchema schema, Instant now) {
        Map<Integer, CountDelta> deltas = new HashMap<>();
        for (int count : schema.counts()) {
            CountDelta before = snapshot.present()
                    .filter(present -> present.counted() >= count)
                    .map(present -> CountDelta.of(present.record()))
                    .orElse(CountDelta.NOTHING);
            CountDelta after = next.find().map(CountDelta::of).orElse(CountDelta.NOTHING);
            deltas.put(count, after.minus(before));
        }
        return new PendingChange(
                key(next.name(), next.revision(), now),
                List.of(RecordPostings.of(snapshot), RecordPostings.of(next)),
                deltas,
                0,
                schema.now().format() >= IndexLayout.BRIEF_CHANGES);
    }

    public String name() {
        return postings.get(0).name();
    }

    public static String partition(int number) {
        return PARTITION + number;
    }

    /** Returns the sort key prefix of changes made at this time. */
    public static String time(Instant time) {
        return String.format(Locale.ROOT, "%013d", time.toEpochMilli());
    }

    private static ItemKey key(String name, long revision, Instant now) {
        String hash = NameHash.of(name);
        return new ItemKey(
                partition(RecordPostings.shard(name, PARTITIONS)),
                time(now) + "#" + hash.substring(0, 32) + "#" + revision);
    }

    public Map<String, AttributeValue> write() {
        Map<String, AttributeValue> item = new HashMap<>(key.item());
        item.put(RecordItem.NAME, AttributeValue.fromS(name()));
        item.put(POSTINGS, writePostings(postings));
        item.put(PART, Attributes.number(part));
        item.put(COUNTS, writeDeltas());
        if (isBrief) {
            item.put(BRIEF, AttributeValue.fromBool(true));
        }
        return item;
    }

    static AttributeValue writePostings(List<RecordPostings> postings) {
        return AttributeValue.fromL(postings.stream().map(RecordPostings::write).toList());
    }

    AttributeValue writeDeltas() {
        return isBrief ? DeltaGroups.write(deltas) : writeEachDelta();
    }

    /** Writes the deltas as versions read them that know only the first format of the index. */
    private AttributeValue writeEachDelta() {
        List<AttributeValue> counts = new ArrayList<>();
        deltas.forEach((count, delta) -> delta.totals().forEach((facet, amount) -> {
            Map<String, AttributeValue> map = new HashMap<>();
            map.put("count", Attributes.number(count));
            map.put("facet", AttributeValue.fromS(facet));
            map.put("number", Attributes.number(amount.count()));
            map.put("bytes", Attributes.number(amount.bytes()));
            Attributes.putText(map, "name", delta.names().get(facet));
            counts.add(AttributeValue.fromM(map));
        }));
        return AttributeValue.fromL(counts);
    }

    public static PendingChange read(Map<String, AttributeValue> item) {
        String name = item.get(RecordItem.NAME).s();
        boolean isBrief = item.containsKey(BRIEF);
        return new PendingChange(
                ItemKey.of(item),
                item.get(POSTINGS).l().stream()
                        .map(value -> RecordPostings.read(name, value))
                        .toList(),
                isBrief ? DeltaGroups.read(item.get(COUNTS)) : readEachDelta(item.get(COUNTS)),
                Attributes.longOrNull(item, PART).intValue(),
                isBrief);
    }

    private static Map<Integer, CountDelta> readEachDelta(AttributeValue counts) {
        Map<Integer, CountDelta> deltas = new HashMap<>();
        for (AttributeValue value : counts.l()) {
            Map<String, AttributeValue> map = value.m();
            String facet = map.get("facet").s();
            ObjectTotals amount =
                    new ObjectTotals(Attributes.longOrNull(map, "number"), Attributes.longOrNull(map, "bytes"));
            Map<String, String> names =
                    map.containsKey("name") ? Map.of(facet, map.get("name").s()) : Map.of();
            deltas.merge(
                    Attributes.longOrNull(map, "count").intValue(),
                    new CountDelta(Map.of(facet, amount), names),
                    CountDelta::plus);
        }
        return deltas;
    }

    /** Returns the rest of the change after a part was counted. */
    PendingChange without(Map<Integer, CountDelta> counted) {
        Map<Integer, CountDelta> rest = new HashMap<>(deltas);
        counted.forEach((count, delta) -> rest.computeIfPresent(count, (same, all) -> all.minus(delta)));
        return new PendingChange(key, postings, rest, part + 1, isBrief);
    }

    /** Returns the change with more postings. */
    PendingChange with(RecordPostings recordPostings) {
        List<RecordPostings> more = new ArrayList<>(postings);
        more.add(recordPostings);
        return new PendingChange(key, more, deltas, part, isBrief);
    }

    /** Returns a new change without deltas, for postings written after another replica has completed this change. */
    PendingChange renewed(long revision, Instant now) {
        ItemKey own = key(name(), revision, now);
        return new PendingChange(
                new ItemKey(own.partition(), own.sort() + "#" + UUID.randomUUID()), postings, Map.of(), 0, isBrief);
    }
}
