package org.mediaquery.catalog;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.MediaRecord;

/**
 * How far a backfill got.
 *
 * @param id later ones are greater
 * @param request what is wanted
 * @param state whether it still lists the bucket
 * @param steps counts what was written down; whoever goes on from an older step is refused
 * @param startedAt when it was ordered
 * @param changedAt when it last got further
 * @param listing how far the list of the bucket was read
 * @param results what became of the objects that were put on the queue
 * @param problem what holds it up; null when nothing does
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
     * What is wanted.
     *
     * @param wanted of which objects
     * @param prefix how their names begin; empty for all
     * @param dryRun whether they are only counted
     */
    public record Request(BackfillSelection wanted, String prefix, boolean dryRun) {}

    /** Where it is. */
    public enum State {
        /** The bucket is listed, and what is wanted put on the queue. */
        LISTING,
        /** All of it is on the queue, or done. */
        WORKING,
        /** All of it is done; with a dry run, counted. */
        DONE,
        /** Somebody stopped it; what is on the queue is still done. */
        CANCELLED
    }

    /**
     * How far the list of the bucket was read.
     *
     * @param after the last name that was looked at; empty at the beginning
     * @param listed how many objects were looked at
     * @param enqueued how many of them were put on the queue, or would be
     */
    public record Listing(String after, long listed, long enqueued) {}

    /** What became of an object that was put on the queue. */
    public enum Result {
        LABELLED,
        FAILED,
        UNSUPPORTED,
        /** It goes on by itself: a job of the provider runs, or it waits for one. */
        WAITING,
        /** It was deleted meanwhile. */
        GONE;

        /**
         * What became of it.
         *
         * @param record as it is after the work; null when there is none
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

    /** Not begun. */
    public static BackfillRun first(String id, Request order, Instant now) {
        return new BackfillRun(
                id, order, State.LISTING, 0, now, now, new Listing("", 0, 0), new EnumMap<>(Result.class), null);
    }

    /** How many objects are done. */
    public long settled() {
        return results.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many are on the queue, or in work. */
    public long left() {
        return request.dryRun() ? 0 : Math.max(0, listing.enqueued() - settled());
    }
}
