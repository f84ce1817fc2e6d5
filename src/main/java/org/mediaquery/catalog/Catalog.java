package org.mediaquery.catalog;

import java.util.List;
import java.util.Optional;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Sequencer;

/**
 * The records of the bucket's objects. Whoever changes one says what it knew before; when somebody else was faster the
 * change is refused with {@link ConflictException}, and the caller looks again.
 */
public interface Catalog {

    /** All that is known of a name now, whatever was written a moment ago included. */
    Snapshot snapshot(String name);

    /** The record of a name, whatever was written a moment ago included. */
    default Optional<MediaRecord> find(String name) {
        return Optional.ofNullable(snapshot(name).record());
    }

    /**
     * Puts a record in the place of what was known.
     *
     * @return what is known then
     * @throws ConflictException when something else is known by now
     */
    Snapshot put(Snapshot snapshot, MediaRecord next);

    /**
     * Takes a record away, and remembers for some days that the object was deleted, so that a late event does not bring
     * it back. Repeating it finishes what an interrupted try left.
     *
     * @param sequencer of the event that told of the deletion; null when no event did
     * @throws ConflictException when something else is known by now
     */
    void remove(Snapshot snapshot, Sequencer sequencer);

    /**
     * A page of records, as lists tell them. It costs a bounded number of reads, so it may hold fewer records than asked
     * for, even none, and still have a next page. A change may show a moment later than in {@link #find}.
     *
     * @param after the place after which to go on, from the page before; null to begin
     * @param limit the most records that the page may hold, 1 or more
     */
    Page list(Search search, Sort sort, String after, int limit);

    /**
     * The labels that there are, by name, with the number of their records. Changes of the last seconds may be missing.
     *
     * @param prefix how the label begins, without regard to case; empty for all
     */
    List<LabelCount> labels(String prefix);

    /** How much there is of what. Changes of the last seconds may be missing. */
    Statistics statistics();

    /** Whether the table answers; throws what went wrong if it does not. */
    void check();
}
