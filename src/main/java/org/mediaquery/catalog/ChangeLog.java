package org.mediaquery.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mediaquery.media.MediaRecord;

/**
 * The latest changes of records that lists show. A change may be logged twice, and a late one may follow a newer change of
 * the same record; their revisions differ. Changes are kept for an hour.
 */
public interface ChangeLog {

    /**
     * A change of a record.
     *
     * @param id unique among changes; the same when the change is read again
     * @param name of the record
     * @param revision grows with each change of the record; 0 when the record was removed and the revision is unknown
     * @param record without detections; null when it was removed
     */
    record Change(String id, String name, long revision, MediaRecord record) {

        public boolean isRemoval() {
            return record == null;
        }
    }

    /**
     * Returns the changes that were logged since a time, by the clock of the process that logged them, in that order.
     *
     * @param limit the maximum number of changes
     * @return empty when there are more
     */
    Optional<List<Change>> since(Instant time, int limit);
}
