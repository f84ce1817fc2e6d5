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

/** Events and job completions arrive repeatedly and in any order; the final state is that of the last event. */
class JobOrderTest {

    private enum Event {
        WRITTEN,
        WRITTEN_WITH_FAILING_JOB,
        DELETED
    }

    @Property(tries = 500)
    void finalStateIsThatOfLastEvent(@ForAll @Size(min = 1, max = 8) List<Event> events, @ForAll long seed) {
        Random random = new Random(seed);
        FakeJobLabeller jobs = new FakeJobLabeller();
        IngestFixture fixture = new IngestFixture(jobs);
        List<QueueEvent> sent = new ArrayList<>();
        Set<FakeJobLabeller.Job> completed = new HashSet<>();
        for (Event step : events) {
            QueueEvent event = step == Event.DELETED ? fixture.delete() : fixture.write();
            if (step == Event.WRITTEN_WITH_FAILING_JOB) {
                jobs.failOn(fixture.store.head(IngestFixture.NAME).orElseThrow().etag());
            }
            sent.add(event);
            if (random.nextBoolean()) {
                fixture.handle(event);
            }
            if (random.nextBoolean()) {
                completeJobs(fixture, jobs, completed, random);
            }
        }
        sent.addAll(List.copyOf(sent));
        Collections.shuffle(sent, random);
        for (QueueEvent event : sent) {
            fixture.handle(event);
            if (random.nextBoolean()) {
                completeJobs(fixture, jobs, completed, random);
            }
        }
        // every job completion arrives at least once, some again
        completed.clear();
        completeJobs(fixture, jobs, completed, random);

        Event last = events.get(events.size() - 1);
        if (last == Event.DELETED) {
            assertThat(fixture.catalog.find(IngestFixture.NAME)).isEmpty();
        } else {
            String etag = fixture.store.head(IngestFixture.NAME).orElseThrow().etag();
            assertThat(fixture.record().version().etag()).isEqualTo(etag);
            boolean fails = last == Event.WRITTEN_WITH_FAILING_JOB;
            assertThat(fixture.record().labelling().status()).isEqualTo(fails ? Status.FAILED : Status.LABELLED);
            assertThat(fixture.record().labels()).isEqualTo(fails ? List.of() : List.of(etag));
        }
        assertThat(jobs.started()).extracting(FakeJobLabeller.Job::etag).doesNotHaveDuplicates();
    }

    private static void completeJobs(
            IngestFixture fixture, FakeJobLabeller jobs, Set<FakeJobLabeller.Job> completed, Random random) {
        List<FakeJobLabeller.Job> all = new ArrayList<>(jobs.started());
        Collections.shuffle(all, random);
        for (FakeJobLabeller.Job job : all) {
            if (completed.add(job) || random.nextBoolean()) {
                fixture.handle(new QueueEvent.JobCompleted("media", IngestFixture.NAME, job.id(), job.tag()));
            }
        }
    }
}
