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

/** Labels that a job delivers later. */
class JobCompletedHandlerTest {

    private final FakeJobLabeller jobs = new FakeJobLabeller();
    private final IngestBench bench = new IngestBench(jobs);

    @Test
    void storesLabelsWhenJobCompletes() {
        bench.handle(bench.write());
        assertThat(bench.record().labelling().status()).isEqualTo(Status.PROCESSING);
        bench.handle(completed(onlyJob()));
        assertThat(bench.record().labels()).containsExactly(onlyJob().etag());
        assertThat(bench.record().labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void duplicateEventsStartNoSecondJob() {
        QueueEvent created = bench.write();
        bench.handle(created);
        bench.handle(created);
        bench.handle(completed(onlyJob()));
        bench.handle(created);
        bench.handle(completed(onlyJob()));
        assertThat(bench.record().labelling().status()).isEqualTo(Status.LABELLED);
        assertThat(jobs.started()).hasSize(1);
    }

    @Test
    void relabelRequestStartsSecondJob() {
        bench.handle(bench.write());
        bench.handle(completed(onlyJob()));
        bench.handle(
                new QueueEvent.RelabelRequested("media", IngestBench.NAME, BackfillSelection.ALL, Instant.MAX, "run"));
        assertThat(jobs.started()).hasSize(2);
        assertThat(bench.record().labelling().status()).isEqualTo(Status.PROCESSING);
        assertThat(bench.record().labels()).as("until the new ones are there").hasSize(1);
    }

    @Test
    void jobMayCompleteBeforeItsStartCallReturns() {
        jobs.beforeStartReturns(() -> bench.handle(completed(onlyJob())));
        bench.handle(bench.write());
        assertThat(bench.record().labels()).containsExactly(onlyJob().etag());
        assertThat(bench.record().labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void failedJobStoresReason() {
        QueueEvent created = bench.write();
        jobs.failOn(bench.store.head(IngestBench.NAME).orElseThrow().etag());
        bench.handle(created);
        bench.handle(completed(onlyJob()));
        assertThat(bench.record().labelling().status()).isEqualTo(Status.FAILED);
        assertThat(bench.record().labelling().reason()).isEqualTo("jobs: The video is a mess.");
    }

    @Test
    void completedJobDoesNotRestoreDeletedObject() {
        bench.handle(bench.write());
        bench.handle(bench.delete());
        bench.handle(completed(onlyJob()));
        assertThat(bench.catalog.find(IngestBench.NAME)).isEmpty();
    }

    @Test
    void ignoresJobOfOlderVersion() {
        bench.handle(bench.write());
        Job older = onlyJob();
        bench.handle(bench.write());
        bench.handle(completed(older));
        assertThat(bench.record().labelling().status()).isEqualTo(Status.PROCESSING);
        assertThat(bench.record().labels()).isEmpty();
    }

    @Test
    void objectWaitsForFreeJobUntilAnotherJobCompletes() {
        jobs.free(1);
        bench.handle(bench.write());
        Job first = onlyJob();
        bench.handle(bench.write("b.jpg"));
        assertThat(bench.catalog.find("b.jpg").orElseThrow().labelling().status())
                .isEqualTo(Status.QUEUED);
        assertThat(bench.queue.sent()).isEmpty();

        jobs.free(1);
        bench.handle(completed(first));
        bench.handleSent();
        assertThat(bench.catalog.find("b.jpg").orElseThrow().labelling().status())
                .isEqualTo(Status.PROCESSING);
        assertThat(jobs.started()).hasSize(2);
    }

    private Job onlyJob() {
        assertThat(jobs.started()).hasSize(1);
        return jobs.started().get(0);
    }

    private static QueueEvent completed(Job job) {
        return new QueueEvent.JobCompleted("media", IngestBench.NAME, job.id(), job.tag());
    }
}
