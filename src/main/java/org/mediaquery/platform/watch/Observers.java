package org.mediaquery.platform.watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.mediaquery.ingest.Observer;
import org.mediaquery.ingest.Outcome;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.queue.Notice;
import org.mediaquery.queue.WorkMessage;
import org.mediaquery.storage.StoredObject;

/**
 * Several who look at the same work.
 *
 * @param observers in the order in which they are told of what begins; of ends they are told in the other order
 */
public record Observers(List<Observer> observers) implements Observer {

    @Override
    public Scene message(WorkMessage message) {
        return scenes(observer -> observer.message(message));
    }

    @Override
    public Scene notice(Notice notice) {
        return scenes(observer -> observer.notice(notice));
    }

    @Override
    public Scene labelling(StoredObject object) {
        return scenes(observer -> observer.labelling(object));
    }

    @Override
    public void failed(Throwable failure, Outcome outcome) {
        observers.forEach(observer -> observer.failed(failure, outcome));
    }

    @Override
    public void ended(MediaRecord record) {
        observers.forEach(observer -> observer.ended(record));
    }

    private Scene scenes(Function<Observer, Scene> begun) {
        Deque<Scene> scenes = new ArrayDeque<>();
        observers.forEach(observer -> scenes.push(begun.apply(observer)));
        return () -> scenes.forEach(Scene::close);
    }
}
