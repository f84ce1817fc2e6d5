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
 * Puts objects on the queue that are in the bucket already. How far it got is written down after each page of the bucket's
 * list, so that any replica goes on from there; a page that is done twice costs nothing, since its messages are about the
 * same objects and ask for the same.
 */
public final class Backfiller {

    /** How many of the last backfills are looked at for those that still run. */
    private static final int LOOKED_AT = 50;

    /** Longer than a page takes; should a replica die, another one goes on after this time. */
    private static final Duration TERM = Duration.ofSeconds(60);

    /** When nothing is heard of for so long what is left out of the counts is looked for. */
    private static final Duration QUIET = Duration.ofSeconds(60);

    /** All ids are of this form; what is not is in no table, and may be too long to ask one for. */
    private static final Pattern ID = Pattern.compile("[0-9a-z-]{1,64}");

    private static final String BEGINNING = "backfills";

    private static final System.Logger LOG = System.getLogger(Backfiller.class.getName());

    private final Backfills backfills;
    private final Leases leases;
    private final BucketCatalogDiff diff;
    private final WorkQueue queue;
    private final BucketScope scope;
    private final Clock clock = Clock.systemUTC();

    public Backfiller(Backfills backfills, Leases leases, BucketCatalogDiff diff, WorkQueue queue, BucketScope scope) {
        this.backfills = backfills;
        this.leases = leases;
        this.diff = diff;
        this.queue = queue;
        this.scope = scope;
    }

    /** @throws UnknownBackfillException when there is none of this id */
    BackfillRun find(String id) {
        if (!ID.matcher(id).matches()) {
            throw new UnknownBackfillException(id);
        }
        return backfills.find(id).orElseThrow(() -> new UnknownBackfillException(id));
    }

    /** The last ones, the newest first. */
    List<BackfillRun> latest() {
        return backfills.latest(LOOKED_AT);
    }

    /**
     * Orders a backfill, which begins within seconds.
     *
     * @throws BackfillRunningException when one is listing objects of which some are the same
     * @throws InvalidInputException when no object of such a name is looked after
     */
    BackfillRun start(BackfillRun.Request order) {
        if (!order.prefix().startsWith(scope.prefix()) && !scope.prefix().startsWith(order.prefix())) {
            throw new InvalidInputException(
                    "\"prefix\" must begin with \"" + scope.prefix() + "\" here.", order.prefix());
        }
        if (!(leases.claim(BEGINNING, TERM) instanceof Leases.Held held)) {
            throw new BackfillRunningException("Another backfill is being ordered at this moment.");
        }
        try {
            for (BackfillRun run : backfills.latest(LOOKED_AT)) {
                String prefix = run.request().prefix();
                if (run.state() == State.LISTING
                        && (prefix.startsWith(order.prefix()) || order.prefix().startsWith(prefix))) {
                    throw new BackfillRunningException("Backfill " + run.id() + " is listing "
                            + (prefix.isEmpty() ? "the whole bucket" : "what begins with \"" + prefix + "\"")
                            + " and has not finished.");
                }
            }
            return backfills.add(order);
        } finally {
            leases.release(held.lease());
        }
    }

    /**
     * Ends a backfill's listing; what is on the queue is still done.
     *
     * @throws UnknownBackfillException when there is none of this id
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
     * Goes on with what is not finished, and is not in another replica's hands.
     *
     * @param stopping when it becomes true, the rest is left to others
     */
    public void resume(BooleanSupplier stopping) {
        for (BackfillRun run : backfills.latest(LOOKED_AT)) {
            if (run.state() == State.LISTING && !stopping.getAsBoolean()) {
                resume(run.id(), stopping);
            } else if (run.state() == State.WORKING) {
                end(run);
            }
        }
    }

    private void resume(String id, BooleanSupplier stopping) {
        if (!(leases.claim("backfill#" + id, TERM) instanceof Leases.Held held)) {
            return;
        }
        Optional<BackfillRun> run = backfills.find(id);
        try {
            while (run.filter(current -> current.state() == State.LISTING).isPresent()
                    && !stopping.getAsBoolean()
                    && leases.renew(held.lease(), TERM)) {
                run = step(run.get());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "backfill " + id + " is held up; it will be tried again", e);
            run.ifPresent(current -> backfills.recordProblem(current, String.valueOf(e.getMessage())));
        } finally {
            leases.release(held.lease());
        }
    }

    private Optional<BackfillRun> step(BackfillRun run) {
        BucketCatalogDiff.Segment stretch =
                diff.next(run.request().prefix(), run.listing().after());
        List<String> names = stretch.objects().values().stream()
                .filter(object -> isWanted(run.request(), object, stretch))
                .map(StoredObject::name)
                .toList();
        long enqueued = run.request().dryRun() ? names.size() : enqueue(run, names);
        BackfillRun.Listing listing = new BackfillRun.Listing(
                stretch.last() == null ? run.listing().after() : stretch.last(),
                run.listing().listed() + stretch.objects().size(),
                run.listing().enqueued() + enqueued);
        State state = stretch.last() != null ? State.LISTING : run.request().dryRun() ? State.DONE : State.WORKING;
        Optional<BackfillRun> next = backfills.advance(run, state, listing);
        // who died after a page was put on the queue, and before that was written down, has left it out of the count
        return state == State.WORKING ? next.flatMap(backfills::recount) : next;
    }

    /** Marked first: whoever gets a message finds the mark. */
    private long enqueue(BackfillRun run, List<String> names) {
        long marked = backfills.mark(run, names);
        List<String> messages = new ArrayList<>();
        for (String name : names) {
            messages.add(WorkItem.label(scope.bucket(), name, run.request().wanted(), run.startedAt(), run.id()));
        }
        queue.send(messages);
        return marked;
    }

    private static boolean isWanted(BackfillRun.Request order, StoredObject object, BucketCatalogDiff.Segment stretch) {
        if (!object.name().startsWith(order.prefix())) {
            return false;
        }
        MediaRecord record = stretch.records().get(object.name());
        return switch (order.wanted()) {
            case ALL -> true;
            case FAILED -> record != null && record.labelling().status() == Status.FAILED;
            case MISSING -> stretch.isMissed(object) || record.labelling().status() == Status.PENDING;
        };
    }

    private boolean isQuiet(BackfillRun run) {
        return run.changedAt().isBefore(clock.instant().minus(QUIET));
    }

    private void end(BackfillRun run) {
        Optional<BackfillRun> current = Optional.of(run);
        if (run.left() > 0 && isQuiet(run)) {
            current = backfills.recount(run);
        }
        // what the queue itself gave up, since its worker died each time, is settled by nobody
        current.filter(counted -> counted.left() == 0 || (isQuiet(run) && queue.depth() == 0))
                .flatMap(done -> backfills.advance(done, State.DONE, done.listing()))
                .ifPresent(done -> LOG.log(Level.INFO, "backfill {0} is done: {1}", done.id(), done.results()));
    }
}
