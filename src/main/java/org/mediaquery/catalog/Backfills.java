package org.mediaquery.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How far backfills got, kept so that any replica can go on with them. */
public interface Backfills {

    /** Writes a new one down. */
    BackfillRun add(BackfillRun.Request order);

    Optional<BackfillRun> find(String id);

    /** The last ones, the newest first. */
    List<BackfillRun> latest(int most);

    /**
     * Notes the objects that are about to be put on the queue, each once however often it is noted.
     *
     * @return how many were not noted before
     */
    long mark(BackfillRun run, Collection<String> names);

    /**
     * Writes down how far it got.
     *
     * @param state that it is in then
     * @return nothing when somebody else has written since the given state was read
     */
    Optional<BackfillRun> advance(BackfillRun run, BackfillRun.State state, BackfillRun.Listing listing);

    /** Writes down what holds it up. */
    void recordProblem(BackfillRun run, String trouble);

    /** Notes what became of an object, which counts the first time; does nothing when it was not marked. */
    void recordResult(String id, String name, BackfillRun.Result result);

    /**
     * Counts anew what was noted. The counts are kept as it goes on; who died between a note and its count has left one
     * out.
     */
    Optional<BackfillRun> recount(BackfillRun run);
}
