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
 * Compares bucket and catalogue, a part at a time, and has looked at what no event told of: objects without a record or with
 * that of an older object, and records without an object. What is right then the bucket says, when the queue comes to it.
 */
public final class Reconciler {

    /** Of a thousand objects each. */
    private static final int MOST_STRETCHES = 10;

    /** How long an event may be on its way when the queue is all but empty. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(10);

    private static final String BOOKMARK = "comparison";

    private static final System.Logger LOG = System.getLogger(Reconciler.class.getName());

    private final BucketCatalogDiff diff;
    private final WorkQueue queue;
    private final Checkpoints bookmarks;
    private final Settings settings;
    private final Clock clock;
    private final MaintenanceListener observer;

    /**
     * What is compared how often.
     *
     * @param bucket whose objects
     * @param period from the beginning of one round to that of the next
     */
    public record Settings(String bucket, Duration period) {}

    public Reconciler(
            BucketCatalogDiff diff,
            WorkQueue queue,
            Checkpoints bookmarks,
            Settings settings,
            Clock clock,
            MaintenanceListener observer) {
        this.diff = diff;
        this.queue = queue;
        this.bookmarks = bookmarks;
        this.settings = settings;
        this.clock = clock;
        this.observer = observer;
    }

    /** Goes on where the last time ended. */
    public void resume() {
        Instant now = clock.instant();
        Round round = Round.read(bookmarks.read(BOOKMARK).orElse(null));
        if (round == null
                || (round.isOver() && !round.begunAt().plus(settings.period()).isAfter(now))) {
            round = new Round(now, "");
        }
        Duration patience = QueueBacklog.patience(queue, ON_ITS_WAY);
        for (int i = 0; i < MOST_STRETCHES && !round.isOver(); i++) {
            BucketCatalogDiff.Segment stretch = diff.next("", round.after());
            requeue(stretch, now.minus(patience));
            round = new Round(round.begunAt(), stretch.last());
            bookmarks.write(BOOKMARK, round.toString());
        }
    }

    private void requeue(BucketCatalogDiff.Segment stretch, Instant before) {
        List<String> names = new ArrayList<>();
        stretch.objects().values().stream()
                .filter(object -> object.lastModified().isBefore(before) && stretch.isMissed(object))
                .forEach(object -> names.add(object.name()));
        stretch.records().keySet().stream()
                .filter(name -> !stretch.objects().containsKey(name))
                .forEach(names::add);
        if (!names.isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "no event told of {0} changes of the bucket, such as that of {1}",
                    names.size(),
                    Printable.whole(names.get(0)));
            queue.send(names.stream()
                    .map(name -> WorkItem.look(settings.bucket(), name))
                    .toList());
            observer.missed(names.size());
        }
    }

    /**
     * One time through all names.
     *
     * @param after the name that was last compared; empty at the beginning, null when it is over
     */
    private record Round(Instant begunAt, String after) {

        static Round read(String written) {
            if (written == null) {
                return null;
            }
            String[] parts = written.split(" ", 2);
            return new Round(Instant.parse(parts[0]), parts.length == 1 ? null : parts[1]);
        }

        boolean isOver() {
            return after == null;
        }

        @Override
        public String toString() {
            return after == null ? begunAt.toString() : begunAt + " " + after;
        }
    }
}
