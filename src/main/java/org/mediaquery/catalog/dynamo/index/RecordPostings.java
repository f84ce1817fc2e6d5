package org.mediaquery.catalog.dynamo.index;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.Facet;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.NameHash;
import org.mediaquery.media.SortKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The postings of a record. The index is a function of the records: this one.
 *
 * @param name the record's name
 * @param keys the record's sort key in each order; empty when it has no postings
 * @param ordered the facets with a posting by name and by upload time, and by size if they are not labels
 * @param named the facets with a posting only in the order by name
 */
public record RecordPostings(String name, Map<SortKey, String> keys, Set<String> ordered, Set<String> named) {

    public static RecordPostings of(MediaRecord record) {
        Map<SortKey, String> keys = new EnumMap<>(SortKey.class);
        for (SortKey order : SortKey.values()) {
            keys.put(order, order.key(record));
        }
        return new RecordPostings(record.name(), keys, Facet.sorted(record), Facet.named(record));
    }

    static RecordPostings none(String name) {
        return new RecordPostings(name, Map.of(), Set.of(), Set.of());
    }

    public static RecordPostings of(Snapshot snapshot) {
        return snapshot.find().map(RecordPostings::of).orElseGet(() -> none(snapshot.name()));
    }

    /** Returns the keys of the postings in several layouts. */
    public Set<ItemKey> in(Collection<IndexLayout> layouts) {
        Set<ItemKey> postings = new LinkedHashSet<>();
        for (IndexLayout layout : layouts) {
            postings.addAll(keys(Set.of(layout.shards())));
            if (layout.format() == IndexLayout.LABELS_BY_SIZE && !keys.isEmpty()) {
                ordered.stream()
                        .filter(Facet::isLabel)
                        .forEach(facet -> postings.add(new ItemKey(
                                partition(SortKey.SIZE, shard(name, layout.shards()), facet), keys.get(SortKey.SIZE))));
            }
        }
        return postings;
    }

    /**
     * Returns the keys of the postings in layouts of the newest format.
     *
     * @param shards the layouts' numbers of partitions per list
     */
    public Set<ItemKey> keys(Set<Integer> shards) {
        Set<ItemKey> postings = new LinkedHashSet<>();
        for (int count : shards) {
            int shard = shard(name, count);
            keys.forEach((order, key) -> ordered.stream()
                    .filter(facet -> hasList(facet, order))
                    .forEach(facet -> postings.add(new ItemKey(partition(order, shard, facet), key))));
            named.forEach(facet -> postings.add(new ItemKey(partition(SortKey.NAME, shard, facet), name)));
        }
        return postings;
    }

    /** Searches for labels by size read other lists ({@link QueryPlan}), because each list of a label costs a write. */
    private static boolean hasList(String facet, SortKey order) {
        return order != SortKey.SIZE || !Facet.isLabel(facet);
    }

    /** Returns the partition key of a list's shard. */
    public static String partition(SortKey order, int shard, String facet) {
        return order + "#" + shard + "#" + facet;
    }

    /** Returns the shard of a name, 0 to {@code shards - 1}. */
    public static int shard(String name, int shards) {
        return Integer.parseInt(NameHash.of(name).substring(0, 6), 16) % shards;
    }

    public AttributeValue write() {
        Map<String, AttributeValue> map = new HashMap<>();
        keys.forEach((order, key) -> {
            if (order != SortKey.NAME) {
                map.put(order.name(), AttributeValue.fromS(key));
            }
        });
        map.put("ordered", Attributes.texts(ordered));
        map.put("named", Attributes.texts(named));
        return AttributeValue.fromM(map);
    }

    public static RecordPostings read(String name, AttributeValue value) {
        Map<String, AttributeValue> map = value.m();
        Map<SortKey, String> keys = new EnumMap<>(SortKey.class);
        for (SortKey order : SortKey.values()) {
            if (map.containsKey(order.name())) {
                keys.put(order, map.get(order.name()).s());
            }
        }
        if (!keys.isEmpty()) {
            keys.put(SortKey.NAME, name);
        }
        return new RecordPostings(
                name,
                keys,
                new LinkedHashSet<>(Attributes.textsOf(map, "ordered")),
                new LinkedHashSet<>(Attributes.textsOf(map, "named")));
    }
}
