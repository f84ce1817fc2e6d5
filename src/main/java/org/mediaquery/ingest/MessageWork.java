package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import org.mediaquery.queue.Notices;
import org.mediaquery.queue.WorkMessage;

/** Does the work of one message, from its taking to its acknowledgement. */
final class MessageWork {

    private static final System.Logger LOG = System.getLogger(MessageWork.class.getName());

    private final NoticeHandler handler;
    private final Heartbeat heartbeat;
    private final Acknowledger acknowledger;
    private final Outcomes outcomes;

    MessageWork(NoticeHandler handler, Heartbeat heartbeat, Acknowledger acknowledger, Outcomes outcomes) {
        this.outcomes = outcomes;
        this.handler = handler;
        this.heartbeat = heartbeat;
        this.acknowledger = acknowledger;
    }

    void run(WorkMessage message) {
        ScheduledFuture<?> beats = heartbeat.start(message);
        Outcome outcome;
        try {
            outcome = work(message);
        } finally {
            beats.cancel(false);
        }
        acknowledger.tell(message, outcome);
    }

    private Outcome work(WorkMessage message) {
        try {
            Notices.read(message.body()).forEach(handler::handle);
            return new Outcome.Done();
        } catch (RuntimeException e) {
            Outcome outcome = outcomes.of(e, message.receiveCount());
            Level level = e instanceof BusyException ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "the work of message " + message.id() + " failed (try " + message.receiveCount() + ")", e);
            return outcome;
        }
    }
}
