package org.mediaquery.reconcile;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mediaquery.catalog.Checkpoints;
import org.mediaquery.media.Printable;
import org.mediaquery.queue.WorkItem;
import org.mediaquery.queue.WorkQueue;

/**
 * Compares the bucket with the catalog, one range at a time, and queues differences that no event reported: objects
 * without a record or with an outdated one, and records without an object. The handler of the queued message takes the
 * current state from the bucket.
 */
public final class Reconciler {

    /** The most ranges per run, of up to 1000 objects each. */
    private static final int MAX_SEGMENTS = 10;

    /** How long an event may take while the queue is short. */
    private static final Duration MAX_EVENT_DELAY = Duration.ofMinutes(10);

    private static final String CHECKPOINT = "comparison";

    private static final System.Logger LOG = System.getLogger(Reconciler.class.getName());

    private final BucketCatalogDiff diff;
    private final WorkQueue queue;
    private final Checkpoints checkpoints;
    private final String bucket;
    private final Duration period;
    private final Clock clock;
    private final MaintenanceListener listener;

    /**
     * @param bucket name of the bucket
     * @param period between the starts of two rounds
     */
    public Reconciler(
            BucketCatalogDiff diff,
            WorkQueue queue,
            Checkpoints checkpoints,
            String bucket,
            Duration period,
            Clock clock,
            MaintenanceListener listener) {
        this.diff = diff;
        this.queue = queue;
        this.checkpoints = checkpoints;
        this.bucket = bucket;
        this.period = period;
        this.clock = clock;
        this.listener = listener;
    }

    /** Continues where the last run stopped; starts a new round when one is due. */
    public void resume() {
        Instant now = clock.instant();
        Round round = Round.read(checkpoints.read(CHECKPOINT).orElse(null));
        if (round == null || (round.isOver() && !round.startedAt().plus(period).isAfter(now))) {
            round = new Round(now, "");
        }
        Duration minimumAge = QueueBacklog.minimumAge(queue, MAX_EVENT_DELAY);
        for (int i = 0; i < MAX_SEGMENTS && !round.isOver(); i++) {
            BucketCatalogDiff.Segment segment = diff.next("", round.after());
            requeue(segment, now.minus(minimumAge));
            round = new Round(round.startedAt(), segment.last());
            checkpoints.write(CHECKPOINT, round.toString());
        }
    }

    private void requeue(BucketCatalogDiff.Segment segment, Instant before) {
        List<String> names = new ArrayList<>();
        segment.objects().values().stream()
                .filter(object -> object.lastModified().isBefore(before) && segment.isMissed(object))
                .forEach(object -> names.add(object.name()));
        segment.records().keySet().stream()
                .filter(name -> !segment.objects().containsKey(name))
                .forEach(names::add);
        if (!names.isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "found {0} changes of the bucket without an event, for example of {1}",
                    names.size(),
                    Printable.whole(names.get(0)));
            queue.send(names.stream().map(name -> WorkItem.look(bucket, name)).toList());
            listener.missed(names.size());
        }
    }

    /**
     * One pass over all names.
     *
     * @param after the last name compared; empty at the start, null when the round is over
     */
    private record Round(Instant startedAt, String after) {

        static Round read(String text) {
            if (text == null) {
                return null;
            }
            String[] parts = text.split(" ", 2);
            return new Round(Instant.parse(parts[0]), parts.length == 1 ? null : parts[1]);
        }

        boolean isOver() {
            return after == null;
        }

        @Override
        public String toString() {
            return after == null ? startedAt.toString() : startedAt + " " + after;
        }
    }
}
