package org.mediaquery.ingest.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mediaquery.ingest.IngestFixture;
import org.mediaquery.ingest.Outcome;
import org.mediaquery.ingest.consumer.FailurePolicy;
import org.mediaquery.labelling.FakeLabeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueEvents;

/** Several labellers, one of which fails. */
class SeveralLabellersTest {

    private final AtomicReference<RuntimeException> nextFailure = new AtomicReference<>();
    private final AtomicReference<String> word = new AtomicReference<>("Dog");
    private final FakeLabeller paid = new FakeLabeller("paid", subject -> answer("paid"));
    private final FakeLabeller free = new FakeLabeller("free", subject -> {
        if (nextFailure.get() != null) {
            throw nextFailure.get();
        }
        return answer("free");
    });
    private final IngestFixture fixture = new IngestFixture(paid, free);

    @Test
    void throttledLabellerDoesNotDelayOthers() {
        nextFailure.set(LabellingException.throttled(Duration.ofMinutes(1), "Too fast.", null));
        fixture.handle(fixture.write());
        MediaRecord record = fixture.record();
        assertThat(record.labelling().status()).isEqualTo(Status.QUEUED);
        assertThat(record.labelling().reason()).isEqualTo("free: Too fast.");
        assertThat(record.labels()).containsExactly("Dog");
        assertThat(fixture.queue.sent().values())
                .allMatch(delay -> delay.toSeconds() >= 50 && delay.toSeconds() <= 60)
                .hasSize(1);

        nextFailure.set(null);
        fixture.handleSent();
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.LABELLED);
        assertThat(fixture.record().labelling().detections())
                .extracting(Detection::source)
                .contains("paid", "free");
        assertThat(paid.calls().values()).containsExactly(1);
        assertThat(free.calls().values()).containsExactly(2);
        assertThat(fixture.queue.sent()).isEmpty();
    }

    @Test
    void onlyLatestMessageResumesDeferredWork() {
        nextFailure.set(LabellingException.throttled(Duration.ofMinutes(1), "Too fast.", null));
        QueueEvent created = fixture.write();
        fixture.handle(created);
        List<String> first = fixture.queue.takeSent();
        fixture.handle(created);
        assertThat(fixture.queue.sent()).hasSize(1);
        first.forEach(body -> QueueEvents.read(body).forEach(fixture::handle));
        assertThat(fixture.queue.sent()).hasSize(1);
        assertThat(free.calls().values()).containsExactly(2);
    }

    @Test
    void transientFailureDoesNotRepeatOtherLabellers() {
        nextFailure.set(new LabellingException(Kind.TRANSIENT, "Not now."));
        QueueEvent created = fixture.write();
        assertThatThrownBy(() -> fixture.handle(created)).hasMessage("Not now.");
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.PENDING);
        assertThat(fixture.record().labelling().reason()).isEqualTo("free: Not now.");
        assertThat(fixture.record().labels()).containsExactly("Dog");
        nextFailure.set(null);
        fixture.handle(created);
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.LABELLED);
        assertThat(paid.calls().values()).containsExactly(1);
    }

    @Test
    void reportsAllTransientFailures() {
        FakeLabeller first = new FakeLabeller("first", subject -> {
            throw new LabellingException(Kind.TRANSIENT, "The first one is down.");
        });
        FakeLabeller second = new FakeLabeller("second", subject -> {
            throw new LabellingException(Kind.TRANSIENT, "The second one is down.");
        });
        IngestFixture failingBench = new IngestFixture(first, second);
        QueueEvent created = failingBench.write();
        assertThatThrownBy(() -> failingBench.handle(created))
                .hasMessage("The first one is down.")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(other -> assertThat(other).hasMessage("The second one is down.")))
                .satisfies(failure -> assertThat(new FailurePolicy(3).of(failure, 3))
                        .isEqualTo(new Outcome.DeadLetter(
                                "Failed 3 times; last failure: The first one is down. The second one is down.")));
    }

    @Test
    void permanentFailureKeepsLabelsOfOthers() {
        nextFailure.set(new LabellingException(Kind.PERMANENT, "Never."));
        fixture.handle(fixture.write());
        assertThat(fixture.record().labelling().status()).isEqualTo(Status.FAILED);
        assertThat(fixture.record().labelling().reason()).isEqualTo("free: Never.");
        assertThat(fixture.record().labels()).containsExactly("Dog");
    }

    @Test
    void newLabelsReplaceLabelsOfSameSource() {
        fixture.handle(fixture.write());
        word.set("Wolf");
        nextFailure.set(new LabellingException(Kind.PERMANENT, "Never."));
        fixture.handle(new QueueEvent.RelabelRequested(
                "media", IngestFixture.NAME, BackfillSelection.ALL, Instant.MAX, "run"));
        assertThat(fixture.record().labelling().detections())
                .extracting(Detection::source, detection -> detection.label().name())
                .containsExactly(tuple("paid", "Wolf"), tuple("free", "Dog"));
        assertThat(fixture.record().labelling().sources()).allMatch(state -> state.attempt() == 2);
    }

    private LabellerAnswer answer(String source) {
        return new LabellerAnswer.Labelled(LabellerResult.of(List.of(Detection.of(Label.of(word.get()), 90, source))));
    }
}
