package org.mediaquery.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores the state of backfills, so that any replica can resume them. */
public interface Backfills {

    /** Stores a new backfill. */
    BackfillRun add(BackfillRun.Request request);

    Optional<BackfillRun> find(String id);

    /** Returns the latest backfills, newest first. */
    List<BackfillRun> latest(int limit);

    /**
     * Marks objects that are about to be put on the queue. Marking is idempotent.
     *
     * @return the number of objects that were not marked before
     */
    long mark(BackfillRun run, Collection<String> names);

    /**
     * Stores progress.
     *
     * @param run the state to continue from
     * @param state the new phase
     * @return the new state; empty when the stored state has changed since {@code run} was read
     */
    Optional<BackfillRun> advance(BackfillRun run, BackfillRun.State state, BackfillRun.Listing listing);

    /** Stores the reason why a backfill makes no progress. */
    void recordProblem(BackfillRun run, String problem);

    /** Stores the outcome for a marked object. Only the first outcome counts; objects that are not marked are ignored. */
    void recordResult(String id, String name, BackfillRun.Result result);

    /**
     * Recomputes the counts from the marks. Counts are updated incrementally, and a crash between a mark and its count
     * loses one.
     *
     * @return the new state; empty when the stored state has changed since {@code run} was read
     */
    Optional<BackfillRun> recount(BackfillRun run);
}
