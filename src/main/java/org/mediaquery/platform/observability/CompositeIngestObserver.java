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
 * Several who look at the same work.
 *
 * @param observers in the order in which they are told of what begins; of ends they are told in the other order
 */
public record CompositeIngestObserver(List<IngestObserver> observers) implements IngestObserver {

    @Override
    public Observation onMessage(QueueMessage message) {
        return scenes(observer -> observer.onMessage(message));
    }

    @Override
    public Observation onEvent(QueueEvent event) {
        return scenes(observer -> observer.onEvent(event));
    }

    @Override
    public Observation onLabelling(StoredObject object) {
        return scenes(observer -> observer.onLabelling(object));
    }

    @Override
    public void onFailure(Throwable failure, Outcome outcome) {
        observers.forEach(observer -> observer.onFailure(failure, outcome));
    }

    @Override
    public void onFinalStatus(MediaRecord record) {
        observers.forEach(observer -> observer.onFinalStatus(record));
    }

    private Observation scenes(Function<IngestObserver, Observation> begun) {
        Deque<Observation> scenes = new ArrayDeque<>();
        observers.forEach(observer -> scenes.push(begun.apply(observer)));
        return () -> scenes.forEach(Observation::close);
    }
}
