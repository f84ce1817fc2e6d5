package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.LeaseHeldException;
import org.mediaquery.ingest.Outcome;
import org.mediaquery.ingest.objects.EventDispatcher;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueEvents;
import org.mediaquery.queue.QueueMessage;

/** Processes one message, from receipt to acknowledgement. */
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

    void run(InFlightMessage inFlight) {
        if (!inFlight.begin()) {
            inFlight.release();
            return;
        }
        QueueMessage message = inFlight.message();
        boolean applied = false;
        try (IngestObserver.Observation observation = observer.onMessage(message)) {
            Outcome outcome = process(message);
            inFlight.end();
            applied = true;
            apply(inFlight, outcome);
        } catch (RuntimeException | Error e) {
            // thrown by an observer, or while a failure was being handled
            inFlight.end();
            LOG.log(Level.WARNING, "a failure outside the processing of message " + message.id(), e);
            if (!applied) {
                apply(inFlight, failurePolicy.of(e, message.receiveCount()));
            }
        }
    }

    private void apply(InFlightMessage inFlight, Outcome outcome) {
        if (inFlight.isCancelled() && !(outcome instanceof Outcome.Acknowledge)) {
            // a failure after cancellation is no real failure
            inFlight.release();
        } else {
            outcomeHandler.apply(inFlight.message(), outcome);
        }
    }

    /**
     * Processes the message and turns every failure into an outcome: an {@link Error} caused by one object must not end
     * a worker.
     */
    private Outcome process(QueueMessage message) {
        Outcome rejected = failurePolicy.beforeAttempt(message.receiveCount());
        if (rejected != null) {
            return rejected;
        }
        try {
            QueueEvents.read(message.body()).forEach(this::handle);
            return new Outcome.Acknowledge();
        } catch (RuntimeException | Error e) {
            Outcome outcome = failurePolicy.of(e, message.receiveCount());
            Level level = e instanceof LeaseHeldException ? Level.DEBUG : Level.WARNING;
            LOG.log(
                    level,
                    "processing message " + message.id() + " failed (attempt " + message.receiveCount() + ")",
                    e);
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
