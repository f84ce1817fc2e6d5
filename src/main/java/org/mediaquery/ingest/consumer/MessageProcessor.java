package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.LeaseHeldException;
import org.mediaquery.ingest.Outcome;
import org.mediaquery.ingest.objects.EventDispatcher;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueEvents;
import org.mediaquery.queue.QueueMessage;

/** Does the work of one message, from its taking to its acknowledgement. */
public final class MessageProcessor {

    private static final System.Logger LOG = System.getLogger(MessageProcessor.class.getName());

    private final EventDispatcher dispatcher;
    private final OutcomeHandler outcomeHandler;
    private final FailurePolicy failurePolicy;
    private final IngestObserver observer;

    public MessageProcessor(
            EventDispatcher dispatcher,
            OutcomeHandler outcomeHandler,
            FailurePolicy failurePolicy,
            IngestObserver observer) {
        this.observer = observer;
        this.dispatcher = dispatcher;
        this.outcomeHandler = outcomeHandler;
        this.failurePolicy = failurePolicy;
    }

    void run(InFlightMessage held) {
        if (!held.begin()) {
            held.release();
            return;
        }
        QueueMessage message = held.message();
        boolean told = false;
        try (IngestObserver.Observation observation = observer.onMessage(message)) {
            Outcome outcome = work(message);
            held.end();
            told = true;
            tell(held, outcome);
        } catch (RuntimeException | Error e) {
            // of those who look on, or while a failure was dealt with
            held.end();
            LOG.log(Level.WARNING, "something failed beside the work of message " + message.id(), e);
            if (!told) {
                tell(held, failurePolicy.of(e, message.receiveCount()));
            }
        }
    }

    private void tell(InFlightMessage held, Outcome outcome) {
        if (held.isCancelled() && !(outcome instanceof Outcome.Acknowledge)) {
            // that it failed says nothing
            held.release();
        } else {
            outcomeHandler.apply(held.message(), outcome);
        }
    }

    /** Whatever is thrown, the message gets its due: an {@link Error} of one object is no reason to end a worker. */
    private Outcome work(QueueMessage message) {
        Outcome hopeless = failurePolicy.beforeTry(message.receiveCount());
        if (hopeless != null) {
            return hopeless;
        }
        try {
            QueueEvents.read(message.body()).forEach(this::handle);
            return new Outcome.Acknowledge();
        } catch (RuntimeException | Error e) {
            Outcome outcome = failurePolicy.of(e, message.receiveCount());
            Level level = e instanceof LeaseHeldException ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "the work of message " + message.id() + " failed (try " + message.receiveCount() + ")", e);
            if (!(e instanceof LeaseHeldException)) {
                observer.onFailure(e, outcome);
            }
            return outcome;
        }
    }

    private void handle(QueueEvent event) {
        try (IngestObserver.Observation observation = observer.onEvent(event)) {
            dispatcher.dispatch(event);
        }
    }
}
