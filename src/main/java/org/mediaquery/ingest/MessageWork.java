package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import org.mediaquery.queue.Notice;
import org.mediaquery.queue.Notices;
import org.mediaquery.queue.WorkMessage;

/** Does the work of one message, from its taking to its acknowledgement. */
final class MessageWork {

    private static final System.Logger LOG = System.getLogger(MessageWork.class.getName());

    private final NoticeHandler handler;
    private final Acknowledger acknowledger;
    private final Outcomes outcomes;
    private final Observer observer;

    MessageWork(NoticeHandler handler, Acknowledger acknowledger, Outcomes outcomes, Observer observer) {
        this.observer = observer;
        this.handler = handler;
        this.acknowledger = acknowledger;
        this.outcomes = outcomes;
    }

    void run(HeldMessage held) {
        if (!held.begin()) {
            held.giveBack();
            return;
        }
        try (Observer.Scene scene = observer.message(held.message())) {
            Outcome outcome;
            try {
                outcome = work(held.message());
            } finally {
                held.end();
            }
            if (held.isBrokenOff() && !(outcome instanceof Outcome.Done)) {
                // that it failed says nothing
                held.giveBack();
            } else {
                acknowledger.tell(held.message(), outcome);
            }
        }
    }

    private Outcome work(WorkMessage message) {
        try {
            Notices.read(message.body()).forEach(this::handle);
            return new Outcome.Done();
        } catch (RuntimeException e) {
            Outcome outcome = outcomes.of(e, message.receiveCount());
            if (!(e instanceof BusyException)) {
                observer.failed(e, outcome);
            }
            Level level = e instanceof BusyException ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "the work of message " + message.id() + " failed (try " + message.receiveCount() + ")", e);
            return outcome;
        }
    }

    private void handle(Notice notice) {
        try (Observer.Scene scene = observer.notice(notice)) {
            handler.handle(notice);
        }
    }
}
