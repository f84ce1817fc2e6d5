package org.mediaquery.catalog;

import java.time.Instant;

/**
 * How far a check of the index got, and what it found.
 *
 * @param request what was asked for
 * @param state how far it got
 * @param at when this was told
 * @param findings what it found until then
 * @param failure what went wrong; null when nothing did
 */
public record ConsistencyReport(Request request, State state, Instant at, Findings findings, String failure) {

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
    public record Request(String run, boolean rebuild, int shards, Instant started) {}

    /**
     * What was found.
     *
     * @param records that were looked at
     * @param wrong records of which an entry was missing or not as it should be
     * @param stale entries that no record backs
     * @param counts that were wrong
     */
    public record Findings(long records, long wrong, long stale, long counts) {

        public static final Findings NOTHING = new Findings(0, 0, 0, 0);

        public Findings plus(long moreRecords, long moreWrong) {
            return new Findings(records + moreRecords, wrong + moreWrong, stale, counts);
        }

        public Findings plusStale(long more) {
            return new Findings(records, wrong, stale + more, counts);
        }

        public Findings withCounts(long wrongCounts) {
            return new Findings(records, wrong, stale, wrongCounts);
        }
    }

    /** The same a little further. */
    public ConsistencyReport with(State next, Findings more, Instant now) {
        return new ConsistencyReport(request, next, now, more, null);
    }

    /** Broken off. */
    public ConsistencyReport failed(String why, Instant now) {
        return new ConsistencyReport(request, State.FAILED, now, findings, why);
    }
}
