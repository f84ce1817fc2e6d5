package org.mediaquery.catalog;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.NameHash;
import org.mediaquery.media.Order;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a record stands in the index. The index is a function of the records, and this is it.
 *
 * @param name the record's name
 * @param keys its key in each order; empty when it stands nowhere
 * @param ordered the facets in whose lists of every order it stands
 * @param named the facets in whose lists by name it stands
 */
record Place(String name, Map<Order, String> keys, Set<String> ordered, Set<String> named) {

    static Place of(MediaRecord record) {
        Map<Order, String> keys = new EnumMap<>(Order.class);
        for (Order order : Order.values()) {
            keys.put(order, order.key(record));
        }
        return new Place(record.name(), keys, Facet.ordered(record), Facet.named(record));
    }

    static Place nowhere(String name) {
        return new Place(name, Map.of(), Set.of(), Set.of());
    }

    static Place of(Known known) {
        return known.hasRecord() ? of(known.record()) : nowhere(known.name());
    }

    /** The keys of its entries in an index of so many shards. */
    Set<Key> entries(Set<Integer> shards) {
        Set<Key> entries = new LinkedHashSet<>();
        for (int count : shards) {
            int shard = shard(name, count);
            keys.forEach((order, key) ->
                    ordered.forEach(facet -> entries.add(new Key(partition(order, shard, facet), key))));
            named.forEach(facet -> entries.add(new Key(partition(Order.NAME, shard, facet), name)));
        }
        return entries;
    }

    /** The partition of a list. */
    static String partition(Order order, int shard, String facet) {
        return order + "#" + shard + "#" + facet;
    }

    /** Of so many shards the one in which a name stands. */
    static int shard(String name, int shards) {
        return Integer.parseInt(NameHash.of(name).substring(0, 6), 16) % shards;
    }

    AttributeValue write() {
        Map<String, AttributeValue> map = new HashMap<>();
        keys.forEach((order, key) -> {
            if (order != Order.NAME) {
                map.put(order.name(), AttributeValue.fromS(key));
            }
        });
        map.put("ordered", Attributes.texts(ordered));
        map.put("named", Attributes.texts(named));
        return AttributeValue.fromM(map);
    }

    static Place read(String name, AttributeValue value) {
        Map<String, AttributeValue> map = value.m();
        Map<Order, String> keys = new EnumMap<>(Order.class);
        for (Order order : Order.values()) {
            if (map.containsKey(order.name())) {
                keys.put(order, map.get(order.name()).s());
            }
        }
        if (!keys.isEmpty()) {
            keys.put(Order.NAME, name);
        }
        return new Place(
                name,
                keys,
                new LinkedHashSet<>(Attributes.textsOf(map, "ordered")),
                new LinkedHashSet<>(Attributes.textsOf(map, "named")));
    }
}
