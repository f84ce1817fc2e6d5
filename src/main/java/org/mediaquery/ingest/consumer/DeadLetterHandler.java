package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.mediaquery.catalog.ConflictRetry;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.ingest.IngestPorts;
import org.mediaquery.ingest.objects.BackfillProgress;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Printable;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.StoredObject;

/**
 * Dead-letters messages visibly: sets the record to failed with the reason, lists the message in the catalog, and moves
 * it to the dead-letter queue. Every step is idempotent.
 */
public final class DeadLetterHandler {

    private static final System.Logger LOG = System.getLogger(DeadLetterHandler.class.getName());

    private final BucketScope scope;
    private final IngestPorts ports;
    private final BackfillProgress backfillProgress;
    private final Clock clock;

    public DeadLetterHandler(BucketScope scope, IngestPorts ports, BackfillProgress backfillProgress, Clock clock) {
        this.backfillProgress = backfillProgress;
        this.scope = scope;
        this.ports = ports;
        this.clock = clock;
    }

    /**
     * Dead-letters a message.
     *
     * @param events of the message; none when it cannot be read, so that its objects are unknown
     * @param reason a sentence for the operator
     */
    void deadLetter(QueueMessage message, List<QueueEvent> events, String reason) {
        LOG.log(Level.WARNING, "message {0} moved to the dead letters: {1}", message.id(), Printable.whole(reason));
        for (QueueEvent event : events) {
            if (scope.covers(event.bucket(), event.name())) {
                ConflictRetry.run(() -> fail(event.name(), reason));
                backfillProgress.record(event);
            }
        }
        ports.deadLetters()
                .add(new DeadLetters.Letter(
                        message.id(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        events.isEmpty() ? null : events.get(0).name(),
                        reason,
                        message.body()));
        ports.queue().moveToDeadLetters(message, reason);
    }

    private void fail(String name, String reason) {
        Snapshot snapshot = ports.catalog().snapshot(name);
        Optional<StoredObject> object = head(name);
        if (snapshot instanceof Snapshot.Present present
                && object.filter(there -> !there.isOf(present.record().version()))
                        .isEmpty()) {
            Labelling open = present.record().labelling();
            if (isOpen(open)) {
                // keep the state of its labellers, so that the same message, when it is redriven, resumes with them
                put(present, present.record().with(new Labelling(Status.FAILED, reason, open.sources())));
            }
        } else if (object.isPresent()) {
            ObjectVersion version = object.get().version(null);
            Content unknown = Content.of(MediaType.OTHER, MediaFormat.UNKNOWN.contentType());
            put(snapshot, new MediaRecord(name, version, unknown, Labelling.ended(Status.FAILED, reason)));
        }
    }

    private void put(Snapshot snapshot, MediaRecord failed) {
        ports.observer().onFinalStatus(ports.catalog().put(snapshot, failed).record());
    }

    /** Returns the object, or nothing if the store fails: the dead letter and the reconciler still cover the object. */
    private Optional<StoredObject> head(String name) {
        try {
            return ports.store().head(name);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "cannot check whether " + Printable.whole(name) + " exists in the store", e);
            return Optional.empty();
        }
    }

    private static boolean isOpen(Labelling labelling) {
        return !labelling.status().isFinal() && (labelling.isWaiting() || labelling.status() == Status.PENDING);
    }
}
