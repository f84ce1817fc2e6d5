package org.mediaquery.catalog;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.MediaRecord;

/**
 * The state of a backfill.
 *
 * @param id sorts by start time: later runs have greater ids
 * @param request which objects to process, and how
 * @param state the current phase
 * @param steps the version for optimistic locking: each stored step increments it, and an update from an older step is
 *     refused
 * @param startedAt when it was requested
 * @param changedAt when it last made progress
 * @param listing the position in the bucket's listing
 * @param results the number of enqueued objects with each outcome
 * @param problem the current obstacle; null when there is none
 */
public record BackfillRun(
        String id,
        Request request,
        State state,
        long steps,
        Instant startedAt,
        Instant changedAt,
        Listing listing,
        Map<Result, Long> results,
        String problem) {

    public BackfillRun {
        results = Map.copyOf(results);
    }

    /**
     * The parameters of a backfill.
     *
     * @param wanted selects objects by their state
     * @param prefix the prefix of the objects' names; empty for all
     * @param dryRun whether to count the objects without enqueuing them
     */
    public record Request(BackfillSelection wanted, String prefix, boolean dryRun) {}

    /** The phases of a backfill. */
    public enum State {
        /** The bucket is being listed, and selected objects are put on the queue. */
        LISTING,
        /** The listing is complete; the queue still holds some of the objects. */
        WORKING,
        /** All selected objects are processed, or counted in a dry run. */
        DONE,
        /** A user stopped it; objects already on the queue are still processed. */
        CANCELLED
    }

    /**
     * The position in the bucket's listing.
     *
     * @param after the last name examined; empty at the beginning
     * @param listed the number of objects examined
     * @param enqueued the number of objects put on the queue, or selected in a dry run
     */
    public record Listing(String after, long listed, long enqueued) {}

    /** The outcome for an object that was put on the queue. */
    public enum Result {
        LABELLED,
        FAILED,
        UNSUPPORTED,
        /** Labelling continues outside the backfill: a provider's job is running, or the object waits for one. */
        WAITING,
        /** The object was deleted in the meantime. */
        GONE;

        /**
         * Returns the outcome that a record shows.
         *
         * @param record the record after processing; null when there is none
         */
        public static Result of(MediaRecord record) {
            if (record == null) {
                return GONE;
            }
            return switch (record.labelling().status()) {
                case LABELLED -> LABELLED;
                case FAILED -> FAILED;
                case UNSUPPORTED -> UNSUPPORTED;
                case PENDING, QUEUED, PROCESSING -> WAITING;
            };
        }
    }

    /** Returns a backfill that has not started listing. */
    public static BackfillRun first(String id, Request request, Instant now) {
        return new BackfillRun(
                id, request, State.LISTING, 0, now, now, new Listing("", 0, 0), new EnumMap<>(Result.class), null);
    }

    /** Returns the number of enqueued objects with an outcome. */
    public long settled() {
        return results.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the number of enqueued objects without an outcome. */
    public long left() {
        return request.dryRun() ? 0 : Math.max(0, listing.enqueued() - settled());
    }
}
