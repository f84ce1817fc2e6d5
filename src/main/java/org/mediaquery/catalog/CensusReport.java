package org.mediaquery.catalog;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How far a check of the index got, and what it found.
 *
 * @param order what was asked for
 * @param state how far it got
 * @param at when this was told
 * @param found what it found until then
 * @param failure what went wrong; null when nothing did
 */
public record CensusReport(Order order, State state, Instant at, Found found, String failure) {

    /** How far a check got. */
    public enum State {
        /** It looks at the records. */
        RECORDS,
        /** It looks at the index. */
        INDEX,
        /** It is done. */
        DONE,
        /** It broke off. */
        FAILED
    }

    /**
     * What was asked for.
     *
     * @param run names this one check
     * @param rebuild whether everything is written anew, and not only looked at
     * @param shards into how many partitions each list is spread from then on
     * @param started when
     */
    public record Order(String run, boolean rebuild, int shards, Instant started) {}

    /**
     * What was found.
     *
     * @param records that were looked at
     * @param wrong records of which an entry was missing or not as it should be
     * @param stale entries that no record backs
     * @param counts that were wrong
     */
    public record Found(long records, long wrong, long stale, long counts) {

        static final Found NOTHING = new Found(0, 0, 0, 0);

        Found plus(long moreRecords, long moreWrong) {
            return new Found(records + moreRecords, wrong + moreWrong, stale, counts);
        }

        Found plusStale(long more) {
            return new Found(records, wrong, stale + more, counts);
        }

        Found withCounts(long wrongCounts) {
            return new Found(records, wrong, stale, wrongCounts);
        }
    }

    /** The same a little further. */
    CensusReport with(State next, Found more, Instant now) {
        return new CensusReport(order, next, now, more, null);
    }

    /** Broken off. */
    CensusReport failed(String why, Instant now) {
        return new CensusReport(order, State.FAILED, now, found, why);
    }

    Map<String, AttributeValue> write(Key key) {
        Map<String, AttributeValue> item = new HashMap<>(key.item());
        item.put("run", AttributeValue.fromS(order.run()));
        item.put("rebuild", AttributeValue.fromBool(order.rebuild()));
        item.put("shards", Attributes.number(order.shards()));
        Attributes.putText(item, "started", order.started());
        Attributes.putText(item, "state", state);
        Attributes.putText(item, "at", at);
        item.put("atMillis", Attributes.number(at.toEpochMilli()));
        item.put("records", Attributes.number(found.records()));
        item.put("wrong", Attributes.number(found.wrong()));
        item.put("stale", Attributes.number(found.stale()));
        item.put("counts", Attributes.number(found.counts()));
        Attributes.putText(item, "failure", failure);
        return item;
    }

    static CensusReport read(Map<String, AttributeValue> item) {
        return new CensusReport(
                new Order(
                        item.get("run").s(),
                        item.get("rebuild").bool(),
                        Attributes.longOrNull(item, "shards").intValue(),
                        Instant.parse(item.get("started").s())),
                State.valueOf(item.get("state").s()),
                Instant.parse(item.get("at").s()),
                new Found(
                        Attributes.longOrNull(item, "records"),
                        Attributes.longOrNull(item, "wrong"),
                        Attributes.longOrNull(item, "stale"),
                        Attributes.longOrNull(item, "counts")),
                Attributes.textOrNull(item, "failure"));
    }
}
