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
import org.mediaquery.labelling.FakeJobs;
import org.mediaquery.media.Status;
import org.mediaquery.queue.Notice;

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
        FakeJobs jobs = new FakeJobs();
        IngestBench bench = new IngestBench(jobs);
        List<Notice> heard = new ArrayList<>();
        Set<FakeJobs.Job> told = new HashSet<>();
        for (Event event : events) {
            Notice notice = event == Event.DELETED ? bench.delete() : bench.write();
            if (event == Event.WRITTEN_AND_ITS_JOB_FAILS) {
                jobs.failOn(bench.store.head(IngestBench.NAME).orElseThrow().etag());
            }
            heard.add(notice);
            if (random.nextBoolean()) {
                bench.handle(notice);
            }
            if (random.nextBoolean()) {
                tell(bench, jobs, told, random);
            }
        }
        heard.addAll(List.copyOf(heard));
        Collections.shuffle(heard, random);
        for (Notice notice : heard) {
            bench.handle(notice);
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
        assertThat(jobs.started()).extracting(FakeJobs.Job::etag).doesNotHaveDuplicates();
    }

    private static void tell(IngestBench bench, FakeJobs jobs, Set<FakeJobs.Job> told, Random random) {
        List<FakeJobs.Job> all = new ArrayList<>(jobs.started());
        Collections.shuffle(all, random);
        for (FakeJobs.Job job : all) {
            if (told.add(job) || random.nextBoolean()) {
                bench.handle(new Notice.JobEnded("media", IngestBench.NAME, job.id(), job.tag()));
            }
        }
    }
}
