package org.mediaquery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.mediaquery.catalog.InMemoryBackfills;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.catalog.InMemoryDeadLetters;
import org.mediaquery.catalog.InMemoryLeases;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.ingest.objects.EventDispatcher;
import org.mediaquery.labelling.FakeLabeller;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.labels.Status;
import org.mediaquery.platform.IngestComposition;
import org.mediaquery.queue.InMemoryWorkQueue;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.ThumbnailStore;

/** Events arrive late, repeatedly and in any order; the catalog ends up with the contents of the bucket. */
class EventOrderTest {

    private static final String NAME = "a/dog.jpg";

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");
    private final InMemoryMediaStore derived = new InMemoryMediaStore("derived");
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final FakeLabeller labeller = FakeLabeller.seeing("Dog");
    private final EventDispatcher dispatcher = handler();

    @Property(tries = 500)
    void catalogConvergesToBucket(@ForAll @Size(min = 1, max = 8) List<Boolean> writes, @ForAll long seed) {
        EventOrderTest test = new EventOrderTest();
        Random random = new Random(seed);
        List<QueueEvent> sent = new ArrayList<>();
        List<QueueEvent> later = new ArrayList<>();
        for (int step = 0; step < writes.size(); step++) {
            QueueEvent event = writes.get(step) ? test.write(step) : test.delete(step);
            sent.add(event);
            // some events arrive at once, most later, some twice
            if (random.nextInt(3) == 0) {
                test.dispatcher.dispatch(event);
            }
            if (random.nextInt(3) > 0) {
                later.add(event);
            }
        }
        // at-least-once delivery: every event arrives
        later.addAll(sent);
        Collections.shuffle(later, random);
        later.forEach(test.dispatcher::dispatch);

        Optional<MediaRecord> record = test.catalog.find(NAME);
        assertThat(record.isPresent()).isEqualTo(test.store.head(NAME).isPresent());
        record.ifPresent(found -> {
            assertThat(found.version().etag())
                    .isEqualTo(test.store.head(NAME).orElseThrow().etag());
            assertThat(found.labelling().status()).isEqualTo(Status.LABELLED);
            assertThat(found.labels()).containsExactly("Dog");
        });
        assertThat(test.derived.size()).isEqualTo(record.isPresent() ? 1 : 0);
        assertThat(test.labeller.calls().values()).allMatch(calls -> calls == 1);
    }

    private QueueEvent write(int step) {
        store.put(NAME, Pictures.jpeg());
        return new QueueEvent.ObjectCreated("media", NAME, new Sequencer("%04X".formatted(step)));
    }

    private QueueEvent delete(int step) {
        store.delete(NAME);
        return new QueueEvent.ObjectRemoved("media", NAME, new Sequencer("%04X".formatted(step)));
    }

    private EventDispatcher handler() {
        IngestPorts ports = new IngestPorts(
                store,
                new ThumbnailStore(derived),
                new IngestPorts.Kept(catalog, new InMemoryLeases(), new InMemoryDeadLetters(), new InMemoryBackfills()),
                new InMemoryWorkQueue());
        BucketScope scope = new BucketScope("media", "");
        return new IngestComposition(
                        ports,
                        List.of(labeller),
                        scope,
                        new IngestLimits(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 10),
                        TestConsumerSettings.of(2))
                .handler();
    }
}
