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
 * Finds records whose work has stalled: a job whose completion event was lost, and deferred work that did not resume.
 * Queues that work again.
 */
public final class StalledWork {

    private static final int PAGE = 100;

    /** Longer than the longest delay between two attempts of a message. */
    private static final Duration STALLED = Duration.ofMinutes(30);

    /** The most objects waiting for a free job that are tried per run: few jobs can be free. */
    private static final int MAX_STARVING = 20;

    private static final System.Logger LOG = System.getLogger(StalledWork.class.getName());

    private final Catalog catalog;
    private final WorkQueue queue;
    private final String bucket;
    private final Duration jobTimeout;
    private final Clock clock;

    /** @param jobTimeout a job without a completion event for this long is checked */
    public StalledWork(Catalog catalog, WorkQueue queue, String bucket, Duration jobTimeout, Clock clock) {
        this.catalog = catalog;
        this.queue = queue;
        this.bucket = bucket;
        this.jobTimeout = jobTimeout;
        this.clock = clock;
    }

    /** Queues all overdue work. */
    public void run() {
        Pass pass = new Pass(clock.instant(), QueueBacklog.minimumAge(queue, Duration.ZERO));
        forEach(Status.PROCESSING, pass::collectOverdueJobs);
        forEach(Status.PENDING, pass::checkStalled);
        forEach(Status.QUEUED, pass::resumeQueued);
    }

    /** One pass over everything that waits. */
    private final class Pass {

        private final Instant now;
        private final Duration minimumAge;
        private int tried;

        /** @param minimumAge the minimum age of work that counts as lost */
        Pass(Instant now, Duration minimumAge) {
            this.now = now;
            this.minimumAge = minimumAge;
        }

        private void collectOverdueJobs(MediaRecord record) {
            record.labelling().sources().stream()
                    .filter(state -> state.status() == Status.PROCESSING
                            && isOlder(state.progress().since(), jobTimeout))
                    .forEach(state -> send(
                            record,
                            WorkItem.collect(
                                    bucket, record.name(), state.progress().job())));
        }

        private void checkStalled(MediaRecord record) {
            if (record.labelling().sources().stream()
                            .allMatch(state -> state.status() != Status.PENDING
                                    || state.progress().since() == null
                                    || isOlder(state.progress().since(), STALLED))
                    && isOlder(record.version().uploadedAt(), STALLED)) {
                send(record, WorkItem.look(bucket, record.name()));
            }
        }

        private void resumeQueued(MediaRecord record) {
            collectOverdueJobs(record);
            for (SourceState state : record.labelling().sources()) {
                if (isLost(state)) {
                    send(
                            record,
                            WorkItem.resume(
                                    bucket, record.name(), state.progress().nextAttempt()));
                } else if (isStarving(state) && tried++ < MAX_STARVING) {
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
                    && isOlder(state.progress().since(), jobTimeout);
        }

        /** @param time null means long ago: records of other programs have no time */
        private boolean isOlder(Instant time, Duration age) {
            Duration needed = age.compareTo(minimumAge) < 0 ? minimumAge : age;
            return time == null || time.isBefore(now.minus(needed));
        }
    }

    private void send(MediaRecord record, String message) {
        LOG.log(
                Level.INFO,
                "{0} is {1} and has stalled; queued again",
                Printable.whole(record.name()),
                record.labelling().status());
        queue.send(message, Duration.ZERO);
    }

    private void forEach(Status status, Consumer<MediaRecord> action) {
        String after = null;
        do {
            Page page = catalog.list(Search.of(status), Sort.BY_NAME, after, PAGE);
            // lists do not contain what a record waits for
            page.records().forEach(listed -> catalog.find(listed.name()).ifPresent(action));
            after = page.next();
        } while (after != null);
    }
}
