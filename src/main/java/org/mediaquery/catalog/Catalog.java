package org.mediaquery.catalog;

import java.util.List;
import java.util.Optional;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Sequencer;

/**
 * The records of the bucket's objects. Updates use optimistic locking: a caller passes the snapshot that it read, a
 * concurrent change leads to a {@link ConflictException}, and the caller reads again and retries.
 */
public interface Catalog {

    /** Returns the current state of a name. Reads are strongly consistent. */
    Snapshot snapshot(String name);

    /** Returns the record of a name. Reads are strongly consistent. */
    default Optional<MediaRecord> find(String name) {
        return snapshot(name).find();
    }

    /**
     * Creates or replaces a record.
     *
     * @param snapshot the state that the caller read
     * @return the new state
     * @throws ConflictException when the state has changed since it was read
     */
    Snapshot.Present put(Snapshot snapshot, MediaRecord next);

    /**
     * Deletes a record, and keeps a tombstone for some days, so that a late event does not restore the record. The call is
     * idempotent and completes an interrupted deletion.
     *
     * @param snapshot the state that the caller read
     * @param sequencer of the event that reported the deletion; null when no event did
     * @throws ConflictException when the state has changed since it was read
     */
    void remove(Snapshot snapshot, Sequencer sequencer);

    /**
     * Returns a page of records, without their detections. A page takes a bounded number of reads, so it may hold fewer
     * records than the limit, even none, and still have a next page. Reads are eventually consistent, unlike {@link #find}.
     *
     * @param after {@link Page#next} of the previous page; null for the first page
     * @param limit the maximum number of records, 1 or more
     */
    Page list(Search search, Sort sort, String after, int limit);

    /**
     * Returns the labels in use, sorted by name, with their record counts. Changes of the last seconds may be missing.
     *
     * @param prefix of the label, case-insensitive; empty for all
     */
    List<LabelCount> labels(String prefix);

    /** Returns counts and sizes by media type, content type and status. Changes of the last seconds may be missing. */
    Statistics statistics();

    /** Checks that the table is reachable. Throws the client's exception when it is not. */
    void check();
}
