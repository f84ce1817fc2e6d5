package org.mediaquery.retention;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Page;
import org.mediaquery.catalog.Search;
import org.mediaquery.catalog.Sort;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.SourceState;
import org.mediaquery.media.Status;
import org.mediaquery.queue.WorkItem;
import org.mediaquery.queue.WorkQueue;

/**
 * Finds records that wait for something of which nothing was heard: a job whose end got lost on its way, and work that was
 * put aside and did not come back. It looks at what waits alone, and leaves the work to the queue.
 */
public final class Stragglers {

    private static final int PAGE = 100;

    /** Longer than the longest time between two tries of a message. */
    private static final Duration STALLED = Duration.ofMinutes(30);

    /** Of those that wait for a free job, so many are tried at a time: few can be free. */
    private static final int TRIED = 20;

    private static final System.Logger LOG = System.getLogger(Stragglers.class.getName());

    private final Catalog catalog;
    private final WorkQueue queue;
    private final String bucket;
    private final Duration patience;
    private final Clock clock;

    /** @param patience how long nothing is heard before it counts as lost */
    public Stragglers(Catalog catalog, WorkQueue queue, String bucket, Duration patience, Clock clock) {
        this.catalog = catalog;
        this.queue = queue;
        this.bucket = bucket;
        this.patience = patience;
        this.clock = clock;
    }

    /** Puts what is overdue on the queue. */
    public void look() {
        each(Status.PROCESSING, this::askForJobs);
        each(Status.PENDING, record -> {
            if (record.labelling().sources().stream()
                    .allMatch(state -> state.status() != Status.PENDING || isStalled(state))) {
                send(record, WorkItem.look(bucket, record.name()));
            }
        });
        int[] tried = new int[1];
        each(Status.QUEUED, record -> {
            askForJobs(record);
            for (SourceState state : record.labelling().sources()) {
                if (isLost(state)) {
                    send(
                            record,
                            WorkItem.resume(
                                    bucket, record.name(), state.progress().due()));
                } else if (isStarving(state) && tried[0]++ < TRIED) {
                    send(record, WorkItem.resume(bucket, record.name(), null));
                }
            }
        });
    }

    private void askForJobs(MediaRecord record) {
        record.labelling().sources().stream()
                .filter(state -> state.status() == Status.PROCESSING
                        && isBefore(state.progress().at(), patience))
                .forEach(state -> send(
                        record,
                        WorkItem.collect(bucket, record.name(), state.progress().job())));
    }

    private boolean isLost(SourceState state) {
        return state.status() == Status.QUEUED
                && state.progress().due() != null
                && isBefore(state.progress().due(), WorkQueue.LONGEST_DELAY);
    }

    private boolean isStarving(SourceState state) {
        return state.status() == Status.QUEUED
                && state.progress().due() == null
                && isBefore(state.progress().at(), patience);
    }

    private boolean isStalled(SourceState state) {
        return state.progress().at() == null || isBefore(state.progress().at(), STALLED);
    }

    private boolean isBefore(Instant time, Duration ago) {
        return time.isBefore(clock.instant().minus(ago));
    }

    private void send(MediaRecord record, String work) {
        LOG.log(
                Level.INFO,
                "nothing was heard of {0} since {1}",
                record.name(),
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
