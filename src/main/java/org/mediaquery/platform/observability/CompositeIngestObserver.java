package org.mediaquery.platform.observability;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.Outcome;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.storage.StoredObject;

/**
 * Notifies several observers.
 *
 * @param observers notified of starts in this order, and of ends in reverse order
 */
public record CompositeIngestObserver(List<IngestObserver> observers) implements IngestObserver {

    @Override
    public Observation onMessage(QueueMessage message) {
        return begin(observer -> observer.onMessage(message));
    }

    @Override
    public Observation onEvent(QueueEvent event) {
        return begin(observer -> observer.onEvent(event));
    }

    @Override
    public Observation onLabelling(StoredObject object) {
        return begin(observer -> observer.onLabelling(object));
    }

    @Override
    public void onFailure(Throwable failure, Outcome outcome) {
        observers.forEach(observer -> observer.onFailure(failure, outcome));
    }

    @Override
    public void onFinalStatus(MediaRecord record) {
        observers.forEach(observer -> observer.onFinalStatus(record));
    }

    private Observation begin(Function<IngestObserver, Observation> start) {
        Deque<Observation> observations = new ArrayDeque<>();
        observers.forEach(observer -> observations.push(start.apply(observer)));
        return () -> observations.forEach(Observation::close);
    }
}
