package org.mediaquery.ingest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mediaquery.ingest.IngestFixture;
import org.mediaquery.labelling.FakeJobLabeller;
import org.mediaquery.labelling.FakeJobLabeller.Job;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.QueueEvent;

/** Labels that a job delivers later. */
class JobCompletedHandlerTest {

    private final FakeJobLabeller jobs = new FakeJobLabeller();
    private final IngestFixture fixture = new IngestFixture(jobs);

    @Test
    void storesLabelsWhenJobCompletes() {
        fixture.handle(fixture.write());
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.PROCESSING);
        fixture.handle(completed(onlyJob()));
        assertThat(fixture.record().labels()).containsExactly(onlyJob().etag());
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void duplicateEventsStartNoSecondJob() {
        QueueEvent created = fixture.write();
        fixture.handle(created);
        fixture.handle(created);
        fixture.handle(completed(onlyJob()));
        fixture.handle(created);
        fixture.handle(completed(onlyJob()));
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.LABELLED);
        assertThat(jobs.started()).hasSize(1);
    }

    @Test
    void relabelRequestStartsSecondJob() {
        fixture.handle(fixture.write());
        fixture.handle(completed(onlyJob()));
        fixture.handle(new QueueEvent.RelabelRequested(
                "media", IngestFixture.NAME, BackfillSelection.ALL, Instant.MAX, "run"));
        assertThat(jobs.started()).hasSize(2);
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.PROCESSING);
        assertThat(fixture.record().labels()).as("until the new ones are there").hasSize(1);
    }

    @Test
    void jobMayCompleteBeforeItsStartCallReturns() {
        jobs.beforeStartReturns(() -> fixture.handle(completed(onlyJob())));
        fixture.handle(fixture.write());
        assertThat(fixture.record().labels()).containsExactly(onlyJob().etag());
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void failedJobStoresReason() {
        QueueEvent created = fixture.write();
        jobs.failOn(fixture.store.head(IngestFixture.NAME).orElseThrow().etag());
        fixture.handle(created);
        fixture.handle(completed(onlyJob()));
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.FAILED);
        assertThat(fixture.record().labelling().reason()).isEqualTo("jobs: The video is a mess.");
    }

    @Test
    void completedJobDoesNotRestoreDeletedObject() {
        fixture.handle(fixture.write());
        fixture.handle(fixture.delete());
        fixture.handle(completed(onlyJob()));
        assertThat(fixture.catalog.find(IngestFixture.NAME)).isEmpty();
    }

    @Test
    void ignoresJobOfOlderVersion() {
        fixture.handle(fixture.write());
        Job older = onlyJob();
        fixture.handle(fixture.write());
        fixture.handle(completed(older));
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.PROCESSING);
        assertThat(fixture.record().labels()).isEmpty();
    }

    @Test
    void objectWaitsForFreeJobUntilAnotherJobCompletes() {
        jobs.free(1);
        fixture.handle(fixture.write());
        Job first = onlyJob();
        fixture.handle(fixture.write("b.jpg"));
        assertThat(fixture.catalog.find("b.jpg").orElseThrow().labelling().status())
                .isEqualTo(Status.QUEUED);
        assertThat(fixture.queue.sent()).isEmpty();

        jobs.free(1);
        fixture.handle(completed(first));
        fixture.handleSent();
        assertThat(fixture.catalog.find("b.jpg").orElseThrow().labelling().status())
                .isEqualTo(Status.PROCESSING);
        assertThat(jobs.started()).hasSize(2);
    }

    private Job onlyJob() {
        assertThat(jobs.started()).hasSize(1);
        return jobs.started().get(0);
    }

    private static QueueEvent completed(Job job) {
        return new QueueEvent.JobCompleted("media", IngestFixture.NAME, job.id(), job.tag());
    }
}
