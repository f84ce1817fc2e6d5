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
        WorkMessage message = held.message();
        boolean told = false;
        try (Observer.Scene scene = observer.message(message)) {
            Outcome outcome = work(message);
            held.end();
            told = true;
            tell(held, outcome);
        } catch (RuntimeException | Error e) {
            // of those who look on, or while a failure was dealt with
            held.end();
            LOG.log(Level.WARNING, "something failed beside the work of message " + message.id(), e);
            if (!told) {
                tell(held, outcomes.of(e, message.receiveCount()));
            }
        }
    }

    private void tell(HeldMessage held, Outcome outcome) {
        if (held.isBrokenOff() && !(outcome instanceof Outcome.Done)) {
            // that it failed says nothing
            held.giveBack();
        } else {
            acknowledger.tell(held.message(), outcome);
        }
    }

    /** Whatever is thrown, the message gets its due: an {@link Error} of one object is no reason to end a worker. */
    private Outcome work(WorkMessage message) {
        Outcome hopeless = outcomes.beforeTry(message.receiveCount());
        if (hopeless != null) {
            return hopeless;
        }
        try {
            Notices.read(message.body()).forEach(this::handle);
            return new Outcome.Done();
        } catch (RuntimeException | Error e) {
            Outcome outcome = outcomes.of(e, message.receiveCount());
            Level level = e instanceof BusyException ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "the work of message " + message.id() + " failed (try " + message.receiveCount() + ")", e);
            if (!(e instanceof BusyException)) {
                observer.failed(e, outcome);
            }
            return outcome;
        }
    }

    private void handle(Notice notice) {
        try (Observer.Scene scene = observer.notice(notice)) {
            handler.handle(notice);
        }
    }
}
