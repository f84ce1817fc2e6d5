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
import org.mediaquery.imaging.Pictures;
import org.mediaquery.labelling.FakeLabeller;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.QueueEvent;

/** Events arrive late, repeatedly and in any order; the catalog ends up with the contents of the bucket. */
class EventOrderTest {

    private static final String NAME = "a/dog.jpg";

    private final FakeLabeller labeller = FakeLabeller.seeing("Dog");
    private final IngestFixture fixture = new IngestFixture(labeller);

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
                test.fixture.dispatcher.dispatch(event);
            }
            if (random.nextInt(3) > 0) {
                later.add(event);
            }
        }
        // at-least-once delivery: every event arrives
        later.addAll(sent);
        Collections.shuffle(later, random);
        later.forEach(test.fixture.dispatcher::dispatch);

        Optional<MediaRecord> record = test.fixture.catalog.find(NAME);
        assertThat(record.isPresent()).isEqualTo(test.fixture.store.head(NAME).isPresent());
        record.ifPresent(found -> {
            assertThat(found.version().etag())
                    .isEqualTo(test.fixture.store.head(NAME).orElseThrow().etag());
            assertThat(found.labelling().status()).isEqualTo(Status.LABELLED);
            assertThat(found.labels()).containsExactly("Dog");
        });
        assertThat(test.fixture.derived.size()).as("thumbnails").isEqualTo(record.isPresent() ? 2 : 0);
        assertThat(test.labeller.calls().values()).allMatch(calls -> calls == 1);
    }

    private QueueEvent write(int step) {
        fixture.store.put(NAME, Pictures.jpeg());
        return new QueueEvent.ObjectCreated("media", NAME, new Sequencer("%04X".formatted(step)));
    }

    private QueueEvent delete(int step) {
        fixture.store.delete(NAME);
        return new QueueEvent.ObjectRemoved("media", NAME, new Sequencer("%04X".formatted(step)));
    }
}
