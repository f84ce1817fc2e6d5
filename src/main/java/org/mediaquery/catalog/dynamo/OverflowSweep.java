package org.mediaquery.catalog.dynamo;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mediaquery.catalog.Checkpoints;
import org.mediaquery.catalog.DetectionOverflowReference;
import org.mediaquery.catalog.dynamo.records.DetectionOverflow;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import org.mediaquery.storage.ObjectPage;
import org.mediaquery.storage.StoredObject;

/**
 * Deletes detections in the bucket for derived objects that no record refers to, as a crash between two writes leaves them. An
 * object is written before the record that refers to it, and no record refers to it again once it was replaced: what is old
 * and has no reference never gets one.
 */
public final class OverflowSweep {

    /** Far longer than a record's write may take after its object's. */
    private static final Duration AGE = Duration.ofDays(1);

    /** Objects of one run, each of which is read: one page of the bucket's list (API reference, ListObjectsV2). */
    private static final int LIMIT = 1000;

    private static final String BOOKMARK = "overflow";

    private final DynamoCatalog catalog;
    private final Checkpoints bookmarks;
    private final Clock clock;

    public OverflowSweep(DynamoCatalog catalog, Checkpoints bookmarks, Clock clock) {
        this.catalog = catalog;
        this.bookmarks = bookmarks;
        this.clock = clock;
    }

    /** Looks at the next objects after those of the last run. */
    public void run() {
        Instant before = clock.instant().minus(AGE);
        DetectionOverflow overflow = catalog.parts().overflow();
        ObjectPage page = overflow.list(bookmarks.read(BOOKMARK).orElse(""), LIMIT);
        int deleted = 0;
        for (StoredObject object : page.objects()) {
            if (object.lastModified().isBefore(before) && isOrphan(overflow, object)) {
                overflow.delete(new DetectionOverflowReference(object.name(), null));
                deleted++;
            }
        }
        bookmarks.write(BOOKMARK, page.next() == null ? "" : page.next());
        if (deleted > 0) {
            CatalogLog.LOG.log(Level.INFO, "deleted {0} objects with detections that no record refers to", deleted);
        }
    }

    private boolean isOrphan(DetectionOverflow overflow, StoredObject object) {
        return overflow.owner(object)
                .map(catalog::knowStored)
                .filter(snapshot -> snapshot.overflow() == null
                        || !snapshot.overflow().key().equals(object.name()))
                .isPresent();
    }
}
