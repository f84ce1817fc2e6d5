package org.mediaquery.ingest;

import java.util.Arrays;
import java.util.List;
import org.mediaquery.catalog.InMemoryBackfills;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.catalog.InMemoryDeadLetters;
import org.mediaquery.catalog.InMemoryLeases;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.ingest.objects.EventDispatcher;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Sequencer;
import org.mediaquery.platform.IngestComposition;
import org.mediaquery.queue.InMemoryWorkQueue;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueEvents;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.ThumbnailStore;

/** Ingest with in-memory ports and one object. */
public final class IngestFixture {

    public static final String NAME = "a/dog.jpg";

    public final InMemoryMediaStore store = new InMemoryMediaStore("media");
    public final InMemoryMediaStore derived = new InMemoryMediaStore("derived");
    public final InMemoryCatalog catalog = new InMemoryCatalog();
    public final InMemoryLeases leases = new InMemoryLeases();
    public final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    public final InMemoryBackfills backfills = new InMemoryBackfills();
    public final InMemoryWorkQueue queue = new InMemoryWorkQueue();
    public final EventDispatcher dispatcher;
    private int events;

    public IngestFixture(Labeller... labellers) {
        dispatcher = composition(TestConsumerSettings.of(2), labellers).dispatcher();
    }

    /** Creates ingest between the ports of this fixture. */
    public IngestComposition composition(ConsumerSettings settings, Labeller... labellers) {
        return composition(ports(IngestObserver.NOOP), settings, labellers);
    }

    /** Creates ingest between any ports, with limits that fit small media. */
    public static IngestComposition composition(IngestPorts ports, ConsumerSettings settings, Labeller... labellers) {
        return new IngestComposition(
                ports,
                List.of(labellers),
                new BucketScope("media", ""),
                new IngestLimits(100_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 10),
                settings);
    }

    public IngestPorts ports(IngestObserver observer) {
        return new IngestPorts(
                store, new ThumbnailStore(derived), catalog, leases, deadLetters, backfills, queue, observer);
    }

    /** Writes a new picture. */
    public QueueEvent write() {
        return write(NAME);
    }

    public QueueEvent write(String name) {
        byte[] jpeg = Pictures.jpeg();
        byte[] bytes = Arrays.copyOf(jpeg, jpeg.length + ++events);
        store.put(name, bytes);
        return new QueueEvent.ObjectCreated("media", name, new Sequencer("%04X".formatted(events)));
    }

    public QueueEvent delete() {
        store.delete(NAME);
        return new QueueEvent.ObjectRemoved("media", NAME, new Sequencer("%04X".formatted(++events)));
    }

    public void handle(QueueEvent event) {
        dispatcher.dispatch(event);
    }

    /** Handles each message that the service itself has queued so far. */
    public void handleSent() {
        queue.takeSent().forEach(body -> QueueEvents.read(body).forEach(dispatcher::dispatch));
    }

    public MediaRecord record() {
        return catalog.find(NAME).orElseThrow();
    }
}
