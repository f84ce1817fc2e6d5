package org.mediaquery.ingest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mediaquery.ingest.IngestBench;
import org.mediaquery.labelling.FakeJobLabeller;
import org.mediaquery.labelling.FakeJobLabeller.Job;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.QueueEvent;

/** Labels that come later, by a job. */
class JobCompletedHandlerTest {

    private final FakeJobLabeller jobs = new FakeJobLabeller();
    private final IngestBench bench = new IngestBench(jobs);

    @Test
    void aJobThatEndsBringsTheLabels() {
        bench.handle(bench.write());
        assertThat(bench.record().labelling().status()).isEqualTo(Status.PROCESSING);
        bench.handle(ended(only()));
        assertThat(bench.record().labels()).containsExactly(only().etag());
        assertThat(bench.record().labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void repeatedEventsStartNoSecondJob() {
        QueueEvent created = bench.write();
        bench.handle(created);
        bench.handle(created);
        bench.handle(ended(only()));
        bench.handle(created);
        bench.handle(ended(only()));
        assertThat(bench.record().labelling().status()).isEqualTo(Status.LABELLED);
        assertThat(jobs.started()).hasSize(1);
    }

    @Test
    void wantedLabelsStartASecondJob() {
        bench.handle(bench.write());
        bench.handle(ended(only()));
        bench.handle(
                new QueueEvent.RelabelRequested("media", IngestBench.NAME, BackfillSelection.ALL, Instant.MAX, "run"));
        assertThat(jobs.started()).hasSize(2);
        assertThat(bench.record().labelling().status()).isEqualTo(Status.PROCESSING);
        assertThat(bench.record().labels()).as("until the new ones are there").hasSize(1);
    }

    @Test
    void aJobMayEndBeforeTheCallReturnsThatStartedIt() {
        jobs.beforeStartReturns(() -> bench.handle(ended(only())));
        bench.handle(bench.write());
        assertThat(bench.record().labels()).containsExactly(only().etag());
        assertThat(bench.record().labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void aJobThatFailsSaysWhy() {
        QueueEvent created = bench.write();
        jobs.failOn(bench.store.head(IngestBench.NAME).orElseThrow().etag());
        bench.handle(created);
        bench.handle(ended(only()));
        assertThat(bench.record().labelling().status()).isEqualTo(Status.FAILED);
        assertThat(bench.record().labelling().reason()).isEqualTo("jobs: The video is a mess.");
    }

    @Test
    void whatWasDeletedDoesNotComeBack() {
        bench.handle(bench.write());
        bench.handle(bench.delete());
        bench.handle(ended(only()));
        assertThat(bench.catalog.find(IngestBench.NAME)).isEmpty();
    }

    @Test
    void aJobOfAnOlderVersionIsPassedOver() {
        bench.handle(bench.write());
        Job older = only();
        bench.handle(bench.write());
        bench.handle(ended(older));
        assertThat(bench.record().labelling().status()).isEqualTo(Status.PROCESSING);
        assertThat(bench.record().labels()).isEmpty();
    }

    @Test
    void withoutAFreeJobAnObjectWaitsUntilAnotherOnesHasEnded() {
        jobs.free(1);
        bench.handle(bench.write());
        Job first = only();
        bench.handle(bench.write("b.jpg"));
        assertThat(bench.catalog.find("b.jpg").orElseThrow().labelling().status())
                .isEqualTo(Status.QUEUED);
        assertThat(bench.queue.sent()).isEmpty();

        jobs.free(1);
        bench.handle(ended(first));
        bench.handleSent();
        assertThat(bench.catalog.find("b.jpg").orElseThrow().labelling().status())
                .isEqualTo(Status.PROCESSING);
        assertThat(jobs.started()).hasSize(2);
    }

    private Job only() {
        assertThat(jobs.started()).hasSize(1);
        return jobs.started().get(0);
    }

    private static QueueEvent ended(Job job) {
        return new QueueEvent.JobCompleted("media", IngestBench.NAME, job.id(), job.tag());
    }
}
