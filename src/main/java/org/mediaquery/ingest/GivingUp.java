package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.catalog.Known;
import org.mediaquery.media.Labelling;
import org.mediaquery.media.Status;
import org.mediaquery.queue.Notice;
import org.mediaquery.queue.Notices;
import org.mediaquery.queue.UnreadableMessageException;
import org.mediaquery.queue.WorkMessage;
import org.mediaquery.queue.WorkQueue;

/**
 * Gives messages up where people see it: the record says that it failed and why, the dead letters are listed in the
 * catalogue, and the queue of dead letters keeps the message. Each step may be repeated.
 */
final class GivingUp {

    private static final System.Logger LOG = System.getLogger(GivingUp.class.getName());

    private final Scope scope;
    private final Catalog catalog;
    private final DeadLetters deadLetters;
    private final WorkQueue queue;
    private final Clock clock;

    GivingUp(Scope scope, Catalog catalog, DeadLetters deadLetters, WorkQueue queue, Clock clock) {
        this.scope = scope;
        this.catalog = catalog;
        this.deadLetters = deadLetters;
        this.queue = queue;
        this.clock = clock;
    }

    void giveUp(WorkMessage message, String reason) {
        LOG.log(Level.WARNING, "message {0} is given up: {1}", message.id(), reason);
        List<Notice> notices = notices(message);
        for (Notice notice : notices) {
            if (scope.covers(notice.bucket(), notice.name())) {
                NoticeHandler.untilNobodyIsFaster(() -> fail(notice.name(), reason));
            }
        }
        deadLetters.add(new DeadLetters.Letter(
                message.id(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                notices.isEmpty() ? null : notices.get(0).name(),
                reason,
                message.body()));
        queue.giveUp(message, reason);
    }

    private static List<Notice> notices(WorkMessage message) {
        try {
            return Notices.read(message.body());
        } catch (UnreadableMessageException e) {
            LOG.log(Level.DEBUG, "nobody knows what the message is about", e);
            return List.of();
        }
    }

    /** Its labellers stay where they are, so that the same message, once it comes again, goes on with them. */
    private void fail(String name, String reason) {
        Known known = catalog.know(name);
        if (known.hasRecord() && isOpen(known.record().labelling())) {
            Labelling open = known.record().labelling();
            Labelling failed = new Labelling(Status.FAILED, reason, open.sources(), open.details());
            catalog.put(known, known.record().with(failed));
        }
    }

    private static boolean isOpen(Labelling labelling) {
        return !labelling.status().isFinal() && (labelling.isWaiting() || labelling.status() == Status.PENDING);
    }
}
