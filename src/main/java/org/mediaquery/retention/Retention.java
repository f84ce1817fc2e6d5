package org.mediaquery.retention;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.Leases;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.search.MediaFilter;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.catalog.search.TimeRange;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.Printable;
import org.mediaquery.media.SortKey;
import org.mediaquery.reconcile.MaintenanceListener;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.ThumbnailStore;

/**
 * Deletes what is older than the policy allows: objects that the catalogue knows, each only when it is still the one that
 * the record tells of, with the record and all that was made from it. The index by upload time tells which those are.
 */
public final class Retention {

    /** A replica that has been silent for so long is dead; each page takes far less. */
    private static final Duration TERM = Duration.ofMinutes(5);

    private static final int PAGE = 100;

    private static final System.Logger LOG = System.getLogger(Retention.class.getName());

    private final Objects objects;
    private final Catalog catalog;
    private final Leases leases;
    private final RetentionPolicy policy;
    private final Clock clock;
    private final MaintenanceListener observer;

    /**
     * What is deleted.
     *
     * @param store the objects
     * @param thumbnails made from them
     */
    public record Objects(MediaStore store, ThumbnailStore thumbnails) {}

    /** @param policy null: everything is kept for ever */
    public Retention(
            Objects objects,
            Catalog catalog,
            Leases leases,
            RetentionPolicy policy,
            Clock clock,
            MaintenanceListener observer) {
        this.objects = objects;
        this.catalog = catalog;
        this.leases = leases;
        this.policy = policy;
        this.clock = clock;
        this.observer = observer;
    }

    /** Deletes what is due, unless another replica is at it. */
    void run() {
        if (policy != null && leases.claim("retention", TERM) instanceof Leases.Held held) {
            try {
                long due = sweep(held.lease());
                LOG.log(
                        Level.INFO,
                        policy.dryRun() ? "retention would delete {0} objects" : "retention deleted {0} objects",
                        due);
            } finally {
                leases.release(held.lease());
            }
        }
    }

    private long sweep(Leases.Lease lease) {
        Instant limit = clock.instant().minus(policy.age());
        long due = 0;
        for (MediaFilter kind : List.of(MediaFilter.SHOWN, MediaFilter.of(MediaType.OTHER))) {
            Search old = Search.below(policy.prefix()).with(kind).with(new TimeRange(null, limit));
            String after = null;
            do {
                Page page = catalog.list(old, new Sort(SortKey.UPLOADED, false), after, PAGE);
                for (MediaRecord record : page.records()) {
                    if (!leases.renew(lease, TERM)) {
                        LOG.log(Level.WARNING, "another replica took over; retention ends here");
                        return due;
                    }
                    due += expire(record.name(), limit) ? 1 : 0;
                }
                after = page.next();
            } while (after != null);
        }
        return due;
    }

    private boolean expire(String name, Instant limit) {
        Snapshot snapshot = catalog.snapshot(name);
        if (!snapshot.hasRecord() || !isOld(snapshot.record().version().uploadedAt(), limit)) {
            return false;
        }
        Optional<StoredObject> stored = objects.store().head(name);
        if (stored.isPresent() && !isSame(stored.get(), snapshot.record(), limit)) {
            LOG.log(Level.INFO, "{0} has been written anew; its event will tell", Printable.whole(name));
            return false;
        }
        LOG.log(Level.INFO, policy.dryRun() ? "{0} is too old" : "{0} is too old, and deleted", Printable.whole(name));
        if (!policy.dryRun()) {
            delete(snapshot);
        }
        return true;
    }

    private void delete(Snapshot snapshot) {
        objects.store().delete(snapshot.name());
        try {
            catalog.remove(snapshot, null);
        } catch (ConflictException e) {
            LOG.log(Level.DEBUG, "the event of the deletion was faster", e);
        }
        objects.thumbnails().delete(snapshot.name());
        observer.deleted();
    }

    private static boolean isSame(StoredObject stored, MediaRecord record, Instant limit) {
        return stored.isOf(record.version()) && isOld(stored.lastModified(), limit);
    }

    private static boolean isOld(Instant time, Instant limit) {
        return time != null && time.isBefore(limit);
    }
}
