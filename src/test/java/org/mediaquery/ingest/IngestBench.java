package org.mediaquery.ingest;

import java.util.Arrays;
import java.util.List;
import org.mediaquery.catalog.InMemoryBackfills;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.catalog.InMemoryDeadLetters;
import org.mediaquery.catalog.InMemoryLeases;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Sequencer;
import org.mediaquery.queue.InMemoryWorkQueue;
import org.mediaquery.queue.Notice;
import org.mediaquery.queue.Notices;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.Scope;
import org.mediaquery.storage.ThumbnailStore;

/** The ingest room between ports in memory, with one object. */
final class IngestBench {

    static final String NAME = "a/dog.jpg";

    final InMemoryMediaStore store = new InMemoryMediaStore("media");
    final InMemoryMediaStore derived = new InMemoryMediaStore("derived");
    final InMemoryCatalog catalog = new InMemoryCatalog();
    final InMemoryBackfills backfills = new InMemoryBackfills();
    final InMemoryWorkQueue queue = new InMemoryWorkQueue();
    final NoticeHandler handler;
    private int events;

    IngestBench(Labeller... labellers) {
        handler = new Ingest(
                        new IngestPorts(
                                store,
                                new ThumbnailStore(derived),
                                new IngestPorts.Kept(
                                        catalog, new InMemoryLeases(), new InMemoryDeadLetters(), backfills),
                                queue),
                        List.of(labellers),
                        new Scope("media", ""),
                        new IngestLimits(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 10),
                        Crews.of(2))
                .handler();
    }

    /** Puts a picture that has not been there before. */
    Notice write() {
        return write(NAME);
    }

    Notice write(String name) {
        byte[] jpeg = Pictures.jpeg();
        byte[] bytes = Arrays.copyOf(jpeg, jpeg.length + ++events);
        store.put(name, bytes);
        return new Notice.ObjectCreated("media", name, new Sequencer("%04X".formatted(events)));
    }

    Notice delete() {
        store.delete(NAME);
        return new Notice.ObjectRemoved("media", NAME, new Sequencer("%04X".formatted(++events)));
    }

    void handle(Notice notice) {
        handler.handle(notice);
    }

    /** Handles the messages that the service itself has put on the queue by now, each once. */
    void handleSent() {
        queue.takeSent().forEach(body -> Notices.read(body).forEach(handler::handle));
    }

    MediaRecord record() {
        return catalog.find(NAME).orElseThrow();
    }
}
