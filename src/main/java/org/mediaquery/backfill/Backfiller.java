package org.mediaquery.backfill;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.mediaquery.catalog.BackfillRun;
import org.mediaquery.catalog.BackfillRun.State;
import org.mediaquery.catalog.Backfills;
import org.mediaquery.catalog.Leases;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.WorkItem;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.reconcile.BucketCatalogDiff;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.StoredObject;

/**
 * Queues objects that are already in the bucket. Progress is stored after each page of the bucket, so any replica can
 * continue from there. Processing a page twice costs nothing, since its messages request the same work for the same
 * objects.
 */
public final class Backfiller {

    /** The number of latest backfills to check for running ones. */
    private static final int LATEST = 50;

    /** The lease term: longer than a page takes. When a replica dies, another one continues after this time. */
    private static final Duration LEASE_TERM = Duration.ofSeconds(60);

    /** Without progress for this long, the remaining objects are counted again. */
    private static final Duration IDLE_TIME = Duration.ofSeconds(60);

    /** The format of ids. Anything else is in no table, and may be too long for a key. */
    private static final Pattern ID = Pattern.compile("[0-9a-z-]{1,64}");

    private static final String START_LEASE = "backfills";

    private static final System.Logger LOG = System.getLogger(Backfiller.class.getName());

    private final Backfills backfills;
    private final Leases leases;
    private final BucketCatalogDiff diff;
    private final WorkQueue queue;
    private final BucketScope scope;
    private final Clock clock;

    public Backfiller(
            Backfills backfills,
            Leases leases,
            BucketCatalogDiff diff,
            WorkQueue queue,
            BucketScope scope,
            Clock clock) {
        this.backfills = backfills;
        this.leases = leases;
        this.diff = diff;
        this.queue = queue;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * Returns a backfill.
     *
     * @throws UnknownBackfillException when no backfill has the id
     */
    BackfillRun find(String id) {
        if (!ID.matcher(id).matches()) {
            throw new UnknownBackfillException(id);
        }
        return backfills.find(id).orElseThrow(() -> new UnknownBackfillException(id));
    }

    /** Returns the latest backfills, newest first. */
    List<BackfillRun> latest() {
        return backfills.latest(LATEST);
    }

    /**
     * Starts a backfill, which begins within seconds.
     *
     * @throws BackfillRunningException when a running backfill is listing some of the same objects
     * @throws InvalidInputException when the prefix is outside the scope of the service
     */
    BackfillRun start(BackfillRun.Request request) {
        if (!request.prefix().startsWith(scope.prefix()) && !scope.prefix().startsWith(request.prefix())) {
            throw new InvalidInputException(
                    "\"prefix\" must start with \"" + scope.prefix() + "\", the prefix of this service.",
                    request.prefix());
        }
        if (!(leases.claim(START_LEASE, LEASE_TERM) instanceof Leases.Held held)) {
            throw new BackfillRunningException("Another backfill is being started. Try again in a few seconds.");
        }
        try {
            for (BackfillRun run : backfills.latest(LATEST)) {
                String prefix = run.request().prefix();
                if (run.state() == State.LISTING
                        && (prefix.startsWith(request.prefix())
                                || request.prefix().startsWith(prefix))) {
                    throw new BackfillRunningException("Backfill " + run.id() + " is listing "
                            + (prefix.isEmpty() ? "the whole bucket" : "the prefix \"" + prefix + "\"")
                            + ". Cancel it, or wait until the listing has finished.");
                }
            }
            return backfills.add(request);
        } finally {
            leases.release(held.lease());
        }
    }

    /**
     * Stops the listing of a backfill; messages on the queue are still processed.
     *
     * @throws UnknownBackfillException when no backfill has the id
     */
    BackfillRun cancel(String id) {
        BackfillRun run = find(id);
        while (run.state() == State.LISTING || run.state() == State.WORKING) {
            Optional<BackfillRun> cancelled = backfills.advance(run, State.CANCELLED, run.listing());
            run = cancelled.isPresent() ? cancelled.get() : find(id);
        }
        return run;
    }

    /**
     * Continues unfinished backfills that no other replica is working on.
     *
     * @param stopping becomes true when the rest should be left to other replicas
     */
    public void resume(BooleanSupplier stopping) {
        for (BackfillRun run : backfills.latest(LATEST)) {
            if (run.state() == State.LISTING && !stopping.getAsBoolean()) {
                resume(run.id(), stopping);
            } else if (run.state() == State.WORKING) {
                end(run);
            }
        }
    }

    private void resume(String id, BooleanSupplier stopping) {
        if (!(leases.claim("backfill#" + id, LEASE_TERM) instanceof Leases.Held held)) {
            return;
        }
        Optional<BackfillRun> run = backfills.find(id);
        try {
            while (run.filter(current -> current.state() == State.LISTING).isPresent()
                    && !stopping.getAsBoolean()
                    && leases.renew(held.lease(), LEASE_TERM)) {
                run = step(run.get());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "backfill " + id + " failed, retrying later", e);
            run.ifPresent(current -> backfills.recordProblem(current, String.valueOf(e.getMessage())));
        } finally {
            leases.release(held.lease());
        }
    }

    private Optional<BackfillRun> step(BackfillRun run) {
        BucketCatalogDiff.Segment segment =
                diff.next(run.request().prefix(), run.listing().after());
        List<String> names = segment.objects().values().stream()
                .filter(object -> isSelected(run.request(), object, segment))
                .map(StoredObject::name)
                .toList();
        long enqueued = run.request().dryRun() ? names.size() : enqueue(run, names);
        BackfillRun.Listing listing = new BackfillRun.Listing(
                segment.last() == null ? run.listing().after() : segment.last(),
                run.listing().listed() + segment.objects().size(),
                run.listing().enqueued() + enqueued);
        State state = segment.last() != null ? State.LISTING : run.request().dryRun() ? State.DONE : State.WORKING;
        Optional<BackfillRun> next = backfills.advance(run, state, listing);
        // a replica that died between queuing a page and storing the progress has not counted that page
        return state == State.WORKING ? next.flatMap(backfills::recount) : next;
    }

    /** Marks the objects before queuing them, so that every consumer of a message finds the mark. */
    private long enqueue(BackfillRun run, List<String> names) {
        long marked = backfills.mark(run, names);
        List<String> messages = new ArrayList<>();
        for (String name : names) {
            messages.add(WorkItem.label(scope.bucket(), name, run.request().wanted(), run.startedAt(), run.id()));
        }
        queue.send(messages);
        return marked;
    }

    private static boolean isSelected(
            BackfillRun.Request request, StoredObject object, BucketCatalogDiff.Segment segment) {
        if (!object.name().startsWith(request.prefix())) {
            return false;
        }
        MediaRecord record = segment.records().get(object.name());
        return switch (request.wanted()) {
            case ALL -> true;
            case FAILED -> record != null && record.labelling().status() == Status.FAILED;
            case MISSING -> segment.isMissed(object) || record.labelling().status() == Status.PENDING;
        };
    }

    private boolean isIdle(BackfillRun run) {
        return run.changedAt().isBefore(clock.instant().minus(IDLE_TIME));
    }

    private void end(BackfillRun run) {
        Optional<BackfillRun> current = Optional.of(run);
        if (run.left() > 0 && isIdle(run)) {
            current = backfills.recount(run);
        }
        // messages that the queue itself dead-lettered, because their worker died each time, are never settled
        current.filter(counted -> counted.left() == 0 || (isIdle(run) && queue.depth() == 0))
                .flatMap(done -> backfills.advance(done, State.DONE, done.listing()))
                .ifPresent(done -> LOG.log(Level.INFO, "backfill {0} is done: {1}", done.id(), done.results()));
    }
}
