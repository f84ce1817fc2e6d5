package org.mediaquery.retention;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.Kind;
import org.mediaquery.catalog.Known;
import org.mediaquery.catalog.Leases;
import org.mediaquery.catalog.Page;
import org.mediaquery.catalog.Search;
import org.mediaquery.catalog.Sort;
import org.mediaquery.catalog.TimeRange;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.Order;
import org.mediaquery.media.Printable;
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
    private final MaintenanceObserver observer;

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
            MaintenanceObserver observer) {
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
        for (Kind kind : List.of(Kind.SHOWN, Kind.of(MediaType.OTHER))) {
            Search old = Search.below(policy.prefix()).with(kind).with(new TimeRange(null, limit));
            String after = null;
            do {
                Page page = catalog.list(old, new Sort(Order.UPLOADED, false), after, PAGE);
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
        Known known = catalog.know(name);
        if (!known.hasRecord() || !isOld(known.record().version().uploadedAt(), limit)) {
            return false;
        }
        Optional<StoredObject> stored = objects.store().head(name);
        if (stored.isPresent() && !isSame(stored.get(), known.record(), limit)) {
            LOG.log(Level.INFO, "{0} has been written anew; its event will tell", Printable.whole(name));
            return false;
        }
        LOG.log(Level.INFO, policy.dryRun() ? "{0} is too old" : "{0} is too old, and deleted", Printable.whole(name));
        if (!policy.dryRun()) {
            delete(known);
        }
        return true;
    }

    private void delete(Known known) {
        objects.store().delete(known.name());
        try {
            catalog.remove(known, null);
        } catch (ConflictException e) {
            LOG.log(Level.DEBUG, "the event of the deletion was faster", e);
        }
        objects.thumbnails().delete(known.name());
        observer.deleted();
    }

    private static boolean isSame(StoredObject stored, MediaRecord record, Instant limit) {
        return stored.isOf(record.version()) && isOld(stored.lastModified(), limit);
    }

    private static boolean isOld(Instant time, Instant limit) {
        return time != null && time.isBefore(limit);
    }
}
