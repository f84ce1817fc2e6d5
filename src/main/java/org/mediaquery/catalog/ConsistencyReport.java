package org.mediaquery.catalog;

import java.time.Instant;

/**
 * Progress and findings of a consistency check of the index.
 *
 * @param request the parameters of the check
 * @param state the current phase
 * @param at when the report was written
 * @param findings the findings so far
 * @param failure the error message; null unless the check failed
 */
public record ConsistencyReport(Request request, State state, Instant at, Findings findings, String failure) {

    /** The phases of a check. */
    public enum State {
        /** Reading the records. */
        RECORDS,
        /** Reading the index. */
        INDEX,
        /** Completed. */
        DONE,
        /** Ended with an error. */
        FAILED
    }

    /**
     * The parameters of a check.
     *
     * @param run the id of this check
     * @param rebuild whether to rebuild the index and the counts, rather than only check them
     * @param shards the number of partitions per list after a rebuild
     * @param started when the check was requested
     */
    public record Request(String run, boolean rebuild, int shards, Instant started) {}

    /**
     * The findings of a check.
     *
     * @param records the number of records read
     * @param wrong the number of records with a missing or outdated posting
     * @param stale the number of postings without a matching record
     * @param counts the number of wrong counts
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

    /** Returns a report with more progress. */
    public ConsistencyReport with(State next, Findings more, Instant now) {
        return new ConsistencyReport(request, next, now, more, null);
    }

    /** Returns the report of a failed check. */
    public ConsistencyReport failed(String why, Instant now) {
        return new ConsistencyReport(request, State.FAILED, now, findings, why);
    }
}
