package org.mediaquery.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.mediaquery.media.Amount;
import org.mediaquery.media.NameHash;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a committed change of a record has still to do to the index and the counts. It is written together with the
 * record, and deleted together with the last of the counts: so it is there exactly as long as something is left to do.
 *
 * @param key of its item
 * @param places where whoever worked on it may have written entries: where the record stood, and where it stands
 * @param tallies what is added to each of the counts that are kept
 * @param part how many steps of the counting are done
 */
record Change(Key key, List<Place> places, Map<Integer, Tally> tallies, int part) {

    /** Changes are spread over so many partitions, each of which takes 1,000 writes a second. */
    static final int PARTITIONS = 16;

    static final String PART = "part";

    private static final String PARTITION = "change#";
    private static final String COUNTS = "counts";
    static final String PLACES = "places";

    static Change of(Known known, Known next, Schema schema, Instant now) {
        Map<Integer, Tally> tallies = new HashMap<>();
        for (int count : schema.counts()) {
            Tally before = known.hasRecord() && known.counted() >= count ? Tally.of(known.record()) : Tally.NOTHING;
            Tally after = next.hasRecord() ? Tally.of(next.record()) : Tally.NOTHING;
            tallies.put(count, after.minus(before));
        }
        return new Change(key(next.name(), next.revision(), now), List.of(Place.of(known), Place.of(next)), tallies, 0);
    }

    String name() {
        return places.get(0).name();
    }

    static String partition(int number) {
        return PARTITION + number;
    }

    /** How the keys begin of changes that were made at this time. */
    static String time(Instant time) {
        return String.format(Locale.ROOT, "%013d", time.toEpochMilli());
    }

    private static Key key(String name, long revision, Instant now) {
        String hash = NameHash.of(name);
        return new Key(
                partition(Place.shard(name, PARTITIONS)), time(now) + "#" + hash.substring(0, 32) + "#" + revision);
    }

    Map<String, AttributeValue> write() {
        Map<String, AttributeValue> item = new HashMap<>(key.item());
        item.put(RecordItem.NAME, AttributeValue.fromS(name()));
        item.put(PLACES, writePlaces(places));
        item.put(PART, Attributes.number(part));
        item.put(COUNTS, writeTallies());
        return item;
    }

    static AttributeValue writePlaces(List<Place> places) {
        return AttributeValue.fromL(places.stream().map(Place::write).toList());
    }

    AttributeValue writeTallies() {
        List<AttributeValue> counts = new ArrayList<>();
        tallies.forEach((count, tally) -> tally.amounts().forEach((facet, amount) -> {
            Map<String, AttributeValue> map = new HashMap<>();
            map.put("count", Attributes.number(count));
            map.put("facet", AttributeValue.fromS(facet));
            map.put("number", Attributes.number(amount.count()));
            map.put("bytes", Attributes.number(amount.bytes()));
            Attributes.putText(map, "name", tally.names().get(facet));
            counts.add(AttributeValue.fromM(map));
        }));
        return AttributeValue.fromL(counts);
    }

    static Change read(Map<String, AttributeValue> item) {
        String name = item.get(RecordItem.NAME).s();
        Map<Integer, Tally> tallies = new HashMap<>();
        for (AttributeValue value : item.get(COUNTS).l()) {
            Map<String, AttributeValue> map = value.m();
            String facet = map.get("facet").s();
            Amount amount = new Amount(Attributes.longOrNull(map, "number"), Attributes.longOrNull(map, "bytes"));
            Map<String, String> names =
                    map.containsKey("name") ? Map.of(facet, map.get("name").s()) : Map.of();
            tallies.merge(
                    Attributes.longOrNull(map, "count").intValue(),
                    new Tally(Map.of(facet, amount), names),
                    Tally::plus);
        }
        return new Change(
                Key.of(item),
                item.get(PLACES).l().stream()
                        .map(place -> Place.read(name, place))
                        .toList(),
                tallies,
                Attributes.longOrNull(item, PART).intValue());
    }

    /** What is left once a part is counted. */
    Change without(Map<Integer, Tally> counted) {
        Map<Integer, Tally> rest = new HashMap<>(tallies);
        counted.forEach((count, tally) -> rest.computeIfPresent(count, (same, all) -> all.minus(tally)));
        return new Change(key, places, rest, part + 1);
    }

    /** The same, worked on in one more place. */
    Change with(Place place) {
        List<Place> more = new ArrayList<>(places);
        more.add(place);
        return new Change(key, more, tallies, part);
    }

    /** What is left to do when somebody else has ended it meanwhile: nothing but to look after its places. */
    Change anew(long revision, Instant now) {
        Key own = key(name(), revision, now);
        return new Change(new Key(own.partition(), own.sort() + "#" + UUID.randomUUID()), places, Map.of(), 0);
    }
}
