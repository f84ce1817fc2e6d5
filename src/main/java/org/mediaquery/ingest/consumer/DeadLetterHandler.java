package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.ingest.IngestPorts;
import org.mediaquery.ingest.objects.BackfillProgress;
import org.mediaquery.ingest.objects.EventDispatcher;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Printable;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueEvents;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.queue.UnreadableMessageException;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.StoredObject;

/**
 * Gives messages up where people see it: the record says that it failed and why, the dead letters are listed in the
 * catalogue, and the queue of dead letters keeps the message. Each step may be repeated.
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

    void deadLetter(QueueMessage message, String reason) {
        LOG.log(Level.WARNING, "message {0} is given up: {1}", message.id(), Printable.whole(reason));
        List<QueueEvent> notices = notices(message);
        for (QueueEvent event : notices) {
            if (scope.covers(event.bucket(), event.name())) {
                EventDispatcher.retryOnConflict(() -> fail(event.name(), reason));
                backfillProgress.record(event);
            }
        }
        ports.kept()
                .deadLetters()
                .add(new DeadLetters.Letter(
                        message.id(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        notices.isEmpty() ? null : notices.get(0).name(),
                        reason,
                        message.body()));
        ports.queue().moveToDeadLetters(message, reason);
    }

    private static List<QueueEvent> notices(QueueMessage message) {
        try {
            return QueueEvents.read(message.body());
        } catch (UnreadableMessageException e) {
            LOG.log(Level.DEBUG, "nobody knows what the message is about", e);
            return List.of();
        }
    }

    private void fail(String name, String reason) {
        Snapshot snapshot = ports.catalog().snapshot(name);
        Optional<StoredObject> object = head(name);
        if (snapshot.hasRecord()
                && object.filter(there -> !there.isOf(snapshot.record().version()))
                        .isEmpty()) {
            if (isOpen(snapshot.record().labelling())) {
                // its labellers stay where they are, so that the same message, once it comes again, goes on with them
                Labelling open = snapshot.record().labelling();
                put(snapshot, snapshot.record().with(new Labelling(Status.FAILED, reason, open.sources())));
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

    /** The object, if the store tells; should it not, there is the dead letter, and the sweep that looks for what was missed. */
    private Optional<StoredObject> head(String name) {
        try {
            return ports.store().head(name);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "whether " + Printable.whole(name) + " is there the store does not say", e);
            return Optional.empty();
        }
    }

    private static boolean isOpen(Labelling labelling) {
        return !labelling.status().isFinal() && (labelling.isWaiting() || labelling.status() == Status.PENDING);
    }
}
