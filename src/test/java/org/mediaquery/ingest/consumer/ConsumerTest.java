package org.mediaquery.ingest.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.inspection.LargeObjectLimit;
import org.mediaquery.labelling.FakeLabeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.QueueMessage;

class ConsumerTest extends ConsumerFixture {

    @Test
    void deletesMessageAfterProcessing() {
        start(FakeLabeller.seeing("Dog"), 2);
        send("dog.jpg");
        await().atMost(LIMIT).until(() -> queue.deleted().contains("dog.jpg"));
        assertThat(catalog.find("dog.jpg").orElseThrow().labels()).containsExactly("Dog");
    }

    @Test
    void retriesFailedMessageLater() {
        start(
                new FakeLabeller(subject -> {
                    throw new LabellingException(Kind.TRANSIENT, "Not now.");
                }),
                2);
        send("dog.jpg");
        await().atMost(LIMIT).until(() -> queue.hidden().containsKey("dog.jpg"));
        assertThat(queue.deleted()).isEmpty();
        assertThat(queue.hidden().get("dog.jpg")).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void deadLettersMessageAfterMaxAttemptsAndRecordsReason() {
        AtomicReference<LabellerAnswer> answer = new AtomicReference<>();
        start(
                new FakeLabeller(subject -> {
                    if (answer.get() == null) {
                        throw new LabellingException(Kind.TRANSIENT, "The service is down.");
                    }
                    return answer.get();
                }),
                2);
        store.put("dog.jpg", Pictures.jpeg());
        queue.add("dog.jpg", body("dog.jpg"), MAX_ATTEMPTS);
        await().atMost(LIMIT).until(() -> queue.deadLettered().containsKey("dog.jpg"));
        String reason = "Failed 3 times; last failure: The service is down.";
        assertThat(queue.deadLettered()).containsEntry("dog.jpg", reason);
        assertThat(ingest.deadLetters.latest(10)).singleElement().satisfies(letter -> {
            assertThat(letter.name()).isEqualTo("dog.jpg");
            assertThat(letter.reason()).isEqualTo(reason);
        });
        MediaRecord failed = catalog.find("dog.jpg").orElseThrow();
        assertThat(failed.labelling().status()).isEqualTo(Status.FAILED);
        assertThat(failed.labelling().reason()).isEqualTo(reason);

        answer.set(new LabellerAnswer.Labelled(LabellerResult.of(List.of(Detection.of(Label.of("Dog"), 90, "fake")))));
        queue.add("again", body("dog.jpg"));
        await().atMost(LIMIT)
                .until(() -> catalog.find("dog.jpg").orElseThrow().labels().contains("Dog"));
        assertThat(catalog.find("dog.jpg").orElseThrow().labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void marksUninspectedObjectAsFailedAndStartsAgainWhenItsMessageIsRedriven() {
        store.failToOpen(new IllegalStateException("The bucket is down."));
        start(FakeLabeller.seeing("Dog"), 2);
        store.put("dog.jpg", Pictures.jpeg());
        queue.add("dog.jpg", body("dog.jpg"), MAX_ATTEMPTS);
        await().atMost(LIMIT).until(() -> queue.deadLettered().containsKey("dog.jpg"));
        MediaRecord failed = catalog.find("dog.jpg").orElseThrow();
        assertThat(failed.labelling().status()).isEqualTo(Status.FAILED);
        assertThat(failed.labelling().reason()).contains("The bucket is down.");

        store.failToOpen(null);
        queue.add("again", body("dog.jpg"));
        await().atMost(LIMIT).until(() -> queue.deleted().contains("again"));
        assertThat(catalog.find("dog.jpg").orElseThrow().labels()).containsExactly("Dog");
    }

    @Test
    void deadLettersUnreadableMessageWithReason() {
        start(FakeLabeller.seeing("Dog"), 2);
        queue.add("unreadable", "no json");
        await().atMost(LIMIT).until(() -> queue.deadLettered().containsKey("unreadable"));
        assertThat(queue.deadLettered().get("unreadable")).contains("not valid JSON");
    }

    @Test
    void retriesErrorsAndThenDeadLettersWithErrorName() {
        start(
                new FakeLabeller(subject -> {
                    throw new OutOfMemoryError("Java heap space");
                }),
                2);
        send("dog.jpg");
        await().atMost(LIMIT).until(() -> queue.hidden().containsKey("dog.jpg"));
        await().atMost(LIMIT).until(() -> consumer.inFlight() == 0);
        queue.add("again", body("dog.jpg"), MAX_ATTEMPTS);
        await().atMost(LIMIT).until(() -> queue.deadLettered().containsKey("again"));
        Labelling failed = catalog.find("dog.jpg").orElseThrow().labelling();
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.reason()).isEqualTo("Failed 3 times; last failure: OutOfMemoryError: Java heap space");
        await().atMost(LIMIT).until(() -> consumer.inFlight() == 0);
    }

    @Test
    void retriesMessageWhenObserverFails() {
        observer = new IngestObserver() {
            @Override
            public Observation onMessage(QueueMessage message) {
                throw new NoClassDefFoundError("Gone");
            }
        };
        start(FakeLabeller.seeing("Dog"), 2);
        send("dog.jpg");
        await().atMost(LIMIT).until(() -> queue.hidden().containsKey("dog.jpg"));
        await().atMost(LIMIT).until(() -> consumer.inFlight() == 0);
    }

    @Test
    void deadLettersMessageThatEndsProcessEachTime() {
        FakeLabeller labeller = FakeLabeller.seeing("Dog");
        start(labeller, 2);
        store.put("dog.jpg", Pictures.jpeg());
        queue.add("deadly", body("dog.jpg"), MAX_ATTEMPTS + 3);
        await().atMost(LIMIT).until(() -> queue.deadLettered().containsKey("deadly"));
        assertThat(labeller.calls()).isEmpty();
        assertThat(catalog.find("dog.jpg").orElseThrow().labelling().reason()).contains("the process ended");
    }

    @Test
    void largeObjectsDoNotOccupyAllWorkers() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger large = new AtomicInteger();
        FakeLabeller slow = new FakeLabeller(subject -> {
            if (subject.name().startsWith("large")) {
                large.incrementAndGet();
                awaitGate(gate);
            }
            return new LabellerAnswer.Labelled(LabellerResult.empty());
        });
        start(slow, 4);
        byte[] jpeg = Pictures.jpeg();
        for (int i = 0; i < 6; i++) {
            // bytes after the end of the picture are ignored
            store.put("large" + i, Arrays.copyOf(jpeg, (int) LargeObjectLimit.LARGE + i));
            queue.add("large" + i, body("large" + i));
        }
        for (int i = 0; i < 6; i++) {
            send("small" + i);
        }
        await().atMost(LIMIT).until(() -> queue.deleted().size() == 6);
        assertThat(queue.deleted()).allMatch(id -> id.startsWith("small"));
        // large objects are downloaded before inspection, which may take longer than all the small ones
        await().atMost(LIMIT).until(() -> queue.hidden().size() == 4 && large.get() >= 2);
        assertThat(large).hasValue(2);
        gate.countDown();
        await().atMost(LIMIT).until(() -> queue.deleted().size() == 8);
    }
}
