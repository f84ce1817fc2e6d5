package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import java.util.List;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.ObjectBusyException;
import org.mediaquery.ingest.Outcome;
import org.mediaquery.ingest.objects.EventDispatcher;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueEvents;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.queue.UnreadableMessageException;

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
        List<QueueEvent> events = List.of();
        boolean applied = false;
        try (IngestObserver.Observation observation = observer.onMessage(message)) {
            Outcome outcome;
            try {
                events = QueueEvents.read(message.body());
                outcome = process(message, events);
            } catch (UnreadableMessageException e) {
                outcome = failed(message, e);
            }
            inFlight.end();
            applied = true;
            apply(inFlight, events, outcome);
        } catch (RuntimeException | Error e) {
            // thrown by an observer, or while a failure was being handled
            inFlight.end();
            LOG.log(Level.WARNING, "a failure outside the processing of message " + message.id(), e);
            if (!applied) {
                apply(inFlight, events, failurePolicy.of(e, message.receiveCount()));
            }
        }
    }

    private void apply(InFlightMessage inFlight, List<QueueEvent> events, Outcome outcome) {
        if (inFlight.isCancelled() && !(outcome instanceof Outcome.Acknowledge)) {
            // a failure after cancellation is no real failure
            inFlight.release();
        } else {
            outcomeHandler.apply(inFlight.message(), events, outcome);
        }
    }

    /**
     * Handles the events and turns every failure into an outcome: an {@link Error} caused by one object must not end a
     * worker.
     */
    private Outcome process(QueueMessage message, List<QueueEvent> events) {
        Outcome rejected = failurePolicy.beforeAttempt(message.receiveCount());
        if (rejected != null) {
            return rejected;
        }
        try {
            events.forEach(this::handle);
            return new Outcome.Acknowledge();
        } catch (RuntimeException | Error e) {
            return failed(message, e);
        }
    }

    private Outcome failed(QueueMessage message, Throwable failure) {
        Outcome outcome = failurePolicy.of(failure, message.receiveCount());
        boolean isHeld = failure instanceof ObjectBusyException;
        LOG.log(
                isHeld ? Level.DEBUG : Level.WARNING,
                "processing message " + message.id() + " failed (attempt " + message.receiveCount() + ")",
                failure);
        if (!isHeld) {
            observer.onFailure(failure, outcome);
        }
        return outcome;
    }

    private void handle(QueueEvent event) {
        try (IngestObserver.Observation observation = observer.onEvent(event)) {
            dispatcher.dispatch(event);
        }
    }
}
