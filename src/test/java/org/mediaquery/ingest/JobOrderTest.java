package org.mediaquery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.mediaquery.labelling.FakeJobLabeller;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.QueueEvent;

/** Whatever the order and repetition of what is heard, the end is what the last event says. */
class JobOrderTest {

    private enum Event {
        WRITTEN,
        WRITTEN_AND_ITS_JOB_FAILS,
        DELETED
    }

    @Property(tries = 500)
    void theEndIsThatOfTheLastEvent(@ForAll @Size(min = 1, max = 8) List<Event> events, @ForAll long seed) {
        Random random = new Random(seed);
        FakeJobLabeller jobs = new FakeJobLabeller();
        IngestBench bench = new IngestBench(jobs);
        List<QueueEvent> heard = new ArrayList<>();
        Set<FakeJobLabeller.Job> told = new HashSet<>();
        for (Event step : events) {
            QueueEvent event = step == Event.DELETED ? bench.delete() : bench.write();
            if (step == Event.WRITTEN_AND_ITS_JOB_FAILS) {
                jobs.failOn(bench.store.head(IngestBench.NAME).orElseThrow().etag());
            }
            heard.add(event);
            if (random.nextBoolean()) {
                bench.handle(event);
            }
            if (random.nextBoolean()) {
                tell(bench, jobs, told, random);
            }
        }
        heard.addAll(List.copyOf(heard));
        Collections.shuffle(heard, random);
        for (QueueEvent event : heard) {
            bench.handle(event);
            if (random.nextBoolean()) {
                tell(bench, jobs, told, random);
            }
        }
        // each end is told at least once, some again
        told.clear();
        tell(bench, jobs, told, random);

        Event last = events.get(events.size() - 1);
        if (last == Event.DELETED) {
            assertThat(bench.catalog.find(IngestBench.NAME)).isEmpty();
        } else {
            String etag = bench.store.head(IngestBench.NAME).orElseThrow().etag();
            assertThat(bench.record().version().etag()).isEqualTo(etag);
            boolean fails = last == Event.WRITTEN_AND_ITS_JOB_FAILS;
            assertThat(bench.record().labelling().status()).isEqualTo(fails ? Status.FAILED : Status.LABELLED);
            assertThat(bench.record().labels()).isEqualTo(fails ? List.of() : List.of(etag));
        }
        assertThat(jobs.started()).extracting(FakeJobLabeller.Job::etag).doesNotHaveDuplicates();
    }

    private static void tell(IngestBench bench, FakeJobLabeller jobs, Set<FakeJobLabeller.Job> told, Random random) {
        List<FakeJobLabeller.Job> all = new ArrayList<>(jobs.started());
        Collections.shuffle(all, random);
        for (FakeJobLabeller.Job job : all) {
            if (told.add(job) || random.nextBoolean()) {
                bench.handle(new QueueEvent.JobCompleted("media", IngestBench.NAME, job.id(), job.tag()));
            }
        }
    }
}
