package org.mediaquery.reconcile;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Printable;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.WorkItem;
import org.mediaquery.queue.WorkQueue;

/**
 * Finds records that wait for something of which nothing was heard: a job whose end got lost on its way, and work that was
 * put aside and did not come back. It looks at what waits alone, and leaves the work to the queue.
 */
public final class StalledWork {

    private static final int PAGE = 100;

    /** Longer than the longest time between two tries of a message. */
    private static final Duration STALLED = Duration.ofMinutes(30);

    /** Of those that wait for a free job, so many are tried at a time: few can be free. */
    private static final int TRIED = 20;

    private static final System.Logger LOG = System.getLogger(StalledWork.class.getName());

    private final Catalog catalog;
    private final WorkQueue queue;
    private final String bucket;
    private final Duration patience;
    private final Clock clock;

    /** @param patience how long nothing is heard before it counts as lost */
    public StalledWork(Catalog catalog, WorkQueue queue, String bucket, Duration patience, Clock clock) {
        this.catalog = catalog;
        this.queue = queue;
        this.bucket = bucket;
        this.patience = patience;
        this.clock = clock;
    }

    /** Puts what is overdue on the queue. */
    public void run() {
        Pass pass = new Pass(clock.instant(), QueueBacklog.patience(queue, Duration.ZERO));
        each(Status.PROCESSING, pass::askForJobs);
        each(Status.PENDING, pass::lookAtStalled);
        each(Status.QUEUED, pass::resumeQueued);
    }

    /** One look at everything that waits. */
    private final class Pass {

        private final Instant now;
        private final Duration atLeast;
        private int tried;

        /** @param atLeast how long nothing is heard before anything counts as lost */
        Pass(Instant now, Duration atLeast) {
            this.now = now;
            this.atLeast = atLeast;
        }

        private void askForJobs(MediaRecord record) {
            record.labelling().sources().stream()
                    .filter(state -> state.status() == Status.PROCESSING
                            && isOlder(state.progress().since(), patience))
                    .forEach(state -> send(
                            record,
                            WorkItem.collect(
                                    bucket, record.name(), state.progress().job())));
        }

        private void lookAtStalled(MediaRecord record) {
            if (record.labelling().sources().stream()
                            .allMatch(state -> state.status() != Status.PENDING
                                    || state.progress().since() == null
                                    || isOlder(state.progress().since(), STALLED))
                    && isOlder(record.version().uploadedAt(), STALLED)) {
                send(record, WorkItem.look(bucket, record.name()));
            }
        }

        private void resumeQueued(MediaRecord record) {
            askForJobs(record);
            for (SourceState state : record.labelling().sources()) {
                if (isLost(state)) {
                    send(
                            record,
                            WorkItem.resume(
                                    bucket, record.name(), state.progress().nextAttempt()));
                } else if (isStarving(state) && tried++ < TRIED) {
                    send(record, WorkItem.resume(bucket, record.name(), null));
                }
            }
        }

        private boolean isLost(SourceState state) {
            return state.status() == Status.QUEUED
                    && state.progress().nextAttempt() != null
                    && isOlder(state.progress().nextAttempt(), WorkQueue.LONGEST_DELAY);
        }

        private boolean isStarving(SourceState state) {
            return state.status() == Status.QUEUED
                    && state.progress().nextAttempt() == null
                    && isOlder(state.progress().since(), patience);
        }

        /** @param time null: long ago, as in records that others wrote */
        private boolean isOlder(Instant time, Duration age) {
            Duration needed = age.compareTo(atLeast) < 0 ? atLeast : age;
            return time == null || time.isBefore(now.minus(needed));
        }
    }

    private void send(MediaRecord record, String work) {
        LOG.log(
                Level.INFO,
                "{0} is {1}, and nothing was heard of it; it is put on the queue again",
                Printable.whole(record.name()),
                record.labelling().status());
        queue.send(work, Duration.ZERO);
    }

    private void each(Status status, Consumer<MediaRecord> look) {
        String after = null;
        do {
            Page page = catalog.list(Search.of(status), Sort.BY_NAME, after, PAGE);
            // lists do not tell what a record waits for
            page.records().forEach(listed -> catalog.find(listed.name()).ifPresent(look));
            after = page.next();
        } while (after != null);
    }
}
