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
 * Deletes objects that are older than the policy allows, with their records and thumbnails. Finds them in the index by
 * upload time, and deletes an object only if it is still the version in the record.
 */
public final class Retention {

    /** The lease term: a replica without a renewal for this long is considered dead. A page takes far less. */
    private static final Duration LEASE_TERM = Duration.ofMinutes(5);

    private static final int PAGE = 100;

    private static final System.Logger LOG = System.getLogger(Retention.class.getName());

    private final MediaStore store;
    private final ThumbnailStore thumbnails;
    private final Catalog catalog;
    private final Leases leases;
    private final RetentionPolicy policy;
    private final Clock clock;
    private final MaintenanceListener listener;

    /**
     * @param store the media bucket
     * @param policy null: keep everything
     */
    public Retention(
            MediaStore store,
            ThumbnailStore thumbnails,
            Catalog catalog,
            Leases leases,
            RetentionPolicy policy,
            Clock clock,
            MaintenanceListener listener) {
        this.store = store;
        this.thumbnails = thumbnails;
        this.catalog = catalog;
        this.leases = leases;
        this.policy = policy;
        this.clock = clock;
        this.listener = listener;
    }

    /** Deletes due objects, unless another replica is doing so. */
    void run() {
        if (policy != null && leases.claim("retention", LEASE_TERM) instanceof Leases.Held held) {
            try {
                long due = deleteDue(held.lease());
                LOG.log(
                        Level.INFO,
                        policy.dryRun() ? "retention would delete {0} objects" : "retention deleted {0} objects",
                        due);
            } finally {
                leases.release(held.lease());
            }
        }
    }

    private long deleteDue(Leases.Lease lease) {
        Instant limit = clock.instant().minus(policy.age());
        long due = 0;
        for (MediaFilter filter : List.of(MediaFilter.SHOWN, MediaFilter.of(MediaType.OTHER))) {
            Search old = Search.below(policy.prefix()).with(filter).with(new TimeRange(null, limit));
            String after = null;
            do {
                Page page = catalog.list(old, new Sort(SortKey.UPLOADED, false), after, PAGE);
                for (MediaRecord record : page.records()) {
                    if (!leases.renew(lease, LEASE_TERM)) {
                        LOG.log(Level.WARNING, "lost the lease to another replica; stopping retention");
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
        if (!(catalog.snapshot(name) instanceof Snapshot.Present snapshot)
                || !isOld(snapshot.record().version().uploadedAt(), limit)) {
            return false;
        }
        Optional<StoredObject> stored = store.head(name);
        if (stored.isPresent() && !isSame(stored.get(), snapshot.record(), limit)) {
            LOG.log(Level.INFO, "{0} was overwritten; keeping it", Printable.whole(name));
            return false;
        }
        LOG.log(
                Level.INFO,
                policy.dryRun() ? "{0} is due for deletion" : "deleting {0}, which is older than the retention period",
                Printable.whole(name));
        if (!policy.dryRun()) {
            delete(snapshot);
        }
        return true;
    }

    private void delete(Snapshot snapshot) {
        store.delete(snapshot.name());
        try {
            catalog.remove(snapshot, null);
        } catch (ConflictException e) {
            LOG.log(Level.DEBUG, "conflict, the event of the deletion was processed first", e);
        }
        thumbnails.delete(snapshot.name());
        listener.deleted();
    }

    private static boolean isSame(StoredObject stored, MediaRecord record, Instant limit) {
        return stored.isOf(record.version()) && isOld(stored.lastModified(), limit);
    }

    private static boolean isOld(Instant time, Instant limit) {
        return time != null && time.isBefore(limit);
    }
}
