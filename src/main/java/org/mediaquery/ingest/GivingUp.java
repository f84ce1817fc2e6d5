package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.catalog.Known;
import org.mediaquery.imaging.MediaFormat;
import org.mediaquery.media.Content;
import org.mediaquery.media.Labelling;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Printable;
import org.mediaquery.media.Status;
import org.mediaquery.queue.Notice;
import org.mediaquery.queue.Notices;
import org.mediaquery.queue.UnreadableMessageException;
import org.mediaquery.queue.WorkMessage;
import org.mediaquery.storage.Scope;
import org.mediaquery.storage.StoredObject;

/**
 * Gives messages up where people see it: the record says that it failed and why, the dead letters are listed in the
 * catalogue, and the queue of dead letters keeps the message. Each step may be repeated.
 */
final class GivingUp {

    private static final System.Logger LOG = System.getLogger(GivingUp.class.getName());

    private final Scope scope;
    private final IngestPorts ports;
    private final Settlement settlement;
    private final Clock clock;

    GivingUp(Scope scope, IngestPorts ports, Settlement settlement, Clock clock) {
        this.settlement = settlement;
        this.scope = scope;
        this.ports = ports;
        this.clock = clock;
    }

    void giveUp(WorkMessage message, String reason) {
        LOG.log(Level.WARNING, "message {0} is given up: {1}", message.id(), Printable.whole(reason));
        List<Notice> notices = notices(message);
        for (Notice notice : notices) {
            if (scope.covers(notice.bucket(), notice.name())) {
                NoticeHandler.untilNobodyIsFaster(() -> fail(notice.name(), reason));
                settlement.settle(notice);
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
        ports.queue().giveUp(message, reason);
    }

    private static List<Notice> notices(WorkMessage message) {
        try {
            return Notices.read(message.body());
        } catch (UnreadableMessageException e) {
            LOG.log(Level.DEBUG, "nobody knows what the message is about", e);
            return List.of();
        }
    }

    private void fail(String name, String reason) {
        Known known = ports.catalog().know(name);
        Optional<StoredObject> object = head(name);
        if (known.hasRecord()
                && object.filter(there -> !there.isOf(known.record().version())).isEmpty()) {
            if (isOpen(known.record().labelling())) {
                // its labellers stay where they are, so that the same message, once it comes again, goes on with them
                Labelling open = known.record().labelling();
                put(known, known.record().with(new Labelling(Status.FAILED, reason, open.sources())));
            }
        } else if (object.isPresent()) {
            ObjectVersion version = object.get().version(null);
            Content unknown = Content.of(MediaType.OTHER, MediaFormat.UNKNOWN.contentType());
            put(known, new MediaRecord(name, version, unknown, Labelling.ended(Status.FAILED, reason)));
        }
    }

    private void put(Known known, MediaRecord failed) {
        ports.observer().ended(ports.catalog().put(known, failed).record());
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
