package org.mediaquery.catalog.dynamo;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mediaquery.catalog.Checkpoints;
import org.mediaquery.catalog.DetectionOverflowReference;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.records.DetectionOverflow;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import org.mediaquery.storage.ObjectPage;
import org.mediaquery.storage.StoredObject;

/**
 * Deletes orphaned overflow objects from the bucket for derived objects: detections that no record refers to. A crash
 * between two writes leaves them behind. An overflow object is written before the record that refers to it, and once
 * replaced it is never referred to again, so an old object without a reference will never get one.
 */
public final class OverflowSweep {

    /** Far longer than the time between the writes of an object and its record. */
    private static final Duration AGE = Duration.ofDays(1);

    /** The number of objects read per run: one page of ListObjectsV2 (S3 API reference). */
    private static final int LIMIT = 1000;

    private static final String CHECKPOINT = "overflow";

    private final DynamoCatalog catalog;
    private final Checkpoints checkpoints;
    private final Clock clock;

    public OverflowSweep(DynamoCatalog catalog, Checkpoints checkpoints, Clock clock) {
        this.catalog = catalog;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /** Examines the next page of objects, after the last run's. */
    public void run() {
        Instant before = clock.instant().minus(AGE);
        DetectionOverflow overflow = catalog.parts().overflow();
        ObjectPage page = overflow.list(checkpoints.read(CHECKPOINT).orElse(""), LIMIT);
        int deleted = 0;
        for (StoredObject object : page.objects()) {
            if (object.lastModified().isBefore(before) && isOrphan(overflow, object)) {
                overflow.delete(new DetectionOverflowReference(object.name(), null));
                deleted++;
            }
        }
        checkpoints.write(CHECKPOINT, page.next() == null ? "" : page.next());
        if (deleted > 0) {
            CatalogLog.LOG.log(Level.INFO, "deleted {0} overflow objects that no record refers to", deleted);
        }
    }

    private boolean isOrphan(DetectionOverflow overflow, StoredObject object) {
        return overflow.owner(object)
                .map(catalog::storedSnapshot)
                .filter(snapshot -> snapshot.present()
                        .map(Snapshot.Present::overflow)
                        .filter(used -> used.key().equals(object.name()))
                        .isEmpty())
                .isPresent();
    }
}
