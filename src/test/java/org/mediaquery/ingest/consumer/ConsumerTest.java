package org.mediaquery.ingest.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.InMemoryBackfills;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.catalog.InMemoryDeadLetters;
import org.mediaquery.catalog.InMemoryLeases;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.ingest.ConsumerSettings;
import org.mediaquery.ingest.IngestLimits;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.IngestPorts;
import org.mediaquery.ingest.TestConsumerSettings;
import org.mediaquery.ingest.inspection.LargeObjectLimit;
import org.mediaquery.labelling.FakeLabeller;
import org.mediaquery.labelling.ForwardingLabeller;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.Status;
import org.mediaquery.platform.IngestComposition;
import org.mediaquery.queue.InMemoryWorkQueue;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.ThumbnailStore;

class ConsumerTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");
    private final InMemoryWorkQueue queue = new InMemoryWorkQueue();
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private static final int MAX_ATTEMPTS = 3;

    private final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    private final InMemoryLeases leases = new InMemoryLeases();
    private IngestObserver observer = IngestObserver.NOOP;
    private Consumer consumer;

    @AfterEach
    void stop() {
        stop(LIMIT);
    }

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
        assertThat(deadLetters.latest(10)).singleElement().satisfies(letter -> {
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
    void receivesNoMessagesWhileLabellerIsPaused() {
        AtomicReference<Duration> pause = new AtomicReference<>(Duration.ofMinutes(1));
        start(new PausedLabeller(FakeLabeller.seeing("Dog"), pause), 2);
        await().atMost(LIMIT).until(() -> consumer.health().pause().equals(Duration.ofMinutes(1)));
        send("dog.jpg");
        await().during(Duration.ofMillis(200)).atMost(LIMIT).until(() -> queue.deleted()
                .isEmpty());
        assertThat(queue.largestRequest()).as("messages requested").isZero();
        pause.set(Duration.ZERO);
        await().atMost(LIMIT).until(() -> queue.deleted().contains("dog.jpg"));
        assertThat(consumer.health().pause()).isZero();
    }

    @Test
    void receivesNoMoreMessagesThanItCanProcess() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch gate = new CountDownLatch(1);
        FakeLabeller slow = new FakeLabeller(subject -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            awaitGate(gate);
            now.decrementAndGet();
            return new LabellerAnswer.Labelled(LabellerResult.empty());
        });
        start(slow, 3);
        List<String> names = List.of("1", "2", "3", "4", "5", "6", "7", "8");
        names.forEach(this::send);
        await().atMost(LIMIT).until(() -> now.get() == 3);
        assertThat(consumer.inFlight()).isEqualTo(3);
        gate.countDown();
        await().atMost(LIMIT).until(() -> queue.deleted().size() == names.size());
        assertThat(most).hasValue(3);
        assertThat(queue.largestRequest()).isLessThanOrEqualTo(3);
    }

    @Test
    void stopWaitsForMessagesInFlight() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        start(
                new FakeLabeller(subject -> {
                    begun.countDown();
                    awaitGate(gate);
                    return new LabellerAnswer.Labelled(LabellerResult.empty());
                }),
                1);
        send("dog.jpg");
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(() -> stop(LIMIT));
        await().atMost(LIMIT).until(() -> consumer.isStopping());
        gate.countDown();
        assertThat(stopped.join()).isTrue();
        assertThat(queue.deleted()).containsExactly("dog.jpg");
    }

    @Test
    void stopReleasesUnfinishedMessagesAtOnce() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        start(
                new FakeLabeller(subject -> {
                    begun.countDown();
                    awaitGate(never);
                    return new LabellerAnswer.Labelled(LabellerResult.empty());
                }),
                1);
        send("dog.jpg");
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(consumer.stop(Duration.ofMillis(50))).isFalse();
        assertThat(queue.hidden()).containsEntry("dog.jpg", Duration.ZERO);
        assertThat(queue.deleted()).isEmpty();
        assertThat(leases.claims()).as("leases").isEmpty();
    }

    @Test
    void backsOffWhileQueueFailsAndRecovers() {
        queue.failWith(new IllegalStateException("The queue is down."));
        start(FakeLabeller.seeing("Dog"), 2);
        await().atMost(LIMIT).until(() -> consumer.health().failuresInARow() >= 2);
        assertThat(consumer.health().failure()).contains("The queue is down.");
        send("dog.jpg");
        queue.failWith(null);
        await().atMost(LIMIT).until(() -> queue.deleted().contains("dog.jpg"));
        assertThat(consumer.health().failuresInARow()).isZero();
        assertThat(consumer.health().failure()).isEmpty();
    }

    @Test
    void pollLoopSurvivesErrors() {
        queue.failWith(new StackOverflowError());
        start(FakeLabeller.seeing("Dog"), 2);
        await().atMost(LIMIT).until(() -> consumer.health().failuresInARow() >= 2);
        assertThat(consumer.health().failure().orElseThrow()).contains("StackOverflowError");
        assertThat(consumer.health().queueAnswers()).isFalse();
        assertThat(consumer.defect()).isEmpty();
        send("dog.jpg");
        queue.failWith(null);
        await().atMost(LIMIT).until(() -> queue.deleted().contains("dog.jpg"));
        assertThat(consumer.health().queueAnswers()).isTrue();
    }

    @Test
    void reportsDefectWhenPollLoopEndsUnasked() {
        start(FakeLabeller.seeing("Dog"), TestConsumerSettings.with(new ForkedThreads(Thread::interrupt)));
        await().atMost(LIMIT).until(() -> consumer.defect().isPresent());
        assertThat(consumer.defect().orElseThrow()).contains("has ended");
        consumer.stopReceiving();
        assertThat(consumer.defect()).isEmpty();
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
    void releasesWholeBatchWhenNoThreadIsAvailable() {
        AtomicInteger refused = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            send("dog" + i);
        }
        start(FakeLabeller.seeing("Dog"), TestConsumerSettings.with(new ForkedThreads(thread -> {}) {
            private boolean looping;

            @Override
            public void execute(Runnable work) {
                if (looping && refused.incrementAndGet() == 1) {
                    throw new RejectedExecutionException("full");
                }
                looping = true;
                super.execute(work);
            }
        }));
        await().atMost(LIMIT).until(() -> queue.hidden().size() == 3);
        assertThat(queue.hidden().values()).containsOnly(Duration.ZERO);
        assertThat(consumer.health().failure().orElseThrow()).contains("no thread for 3 of 3 messages");
        assertThat(consumer.health().queueAnswers()).isTrue();
        assertThat(consumer.inFlight()).isZero();
        send("later");
        await().atMost(LIMIT).until(() -> !queue.deleted().isEmpty());
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

    @Test
    void returnsMessagesReceivedDuringShutdown() throws InterruptedException {
        queue.hold();
        start(FakeLabeller.seeing("Dog"), 2);
        await().atMost(LIMIT).until(() -> queue.largestRequest() > 0);
        consumer.stopReceiving();
        store.put("late.jpg", Pictures.jpeg());
        queue.add("late", body("late.jpg"));
        CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(() -> stop(LIMIT));
        queue.release();
        assertThat(stopped.join()).isTrue();
        assertThat(catalog.find("late.jpg")).isEmpty();
        assertThat(queue.hidden()).containsEntry("late", Duration.ZERO);
    }

    private boolean stop(Duration limit) {
        try {
            return consumer.stop(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void awaitGate(CountDownLatch gate) {
        try {
            assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void send(String name) {
        store.put(name, Pictures.jpeg());
        queue.add(name, body(name));
    }

    private static String body(String name) {
        return Json.createObjectBuilder()
                .add(
                        "Records",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("eventName", "ObjectCreated:Put")
                                        .add(
                                                "s3",
                                                Json.createObjectBuilder()
                                                        .add(
                                                                "bucket",
                                                                Json.createObjectBuilder()
                                                                        .add("name", "media"))
                                                        .add(
                                                                "object",
                                                                Json.createObjectBuilder()
                                                                        .add("key", name)))))
                .build()
                .toString();
    }

    /** A labeller with a pause set by the test. */
    private static final class PausedLabeller extends ForwardingLabeller {

        private final AtomicReference<Duration> pause;

        PausedLabeller(Labeller delegate, AtomicReference<Duration> pause) {
            super(delegate);
            this.pause = pause;
        }

        @Override
        public Duration pause() {
            return pause.get();
        }
    }

    /** Runs each task on a new thread, and reports that thread after its start. */
    private static class ForkedThreads extends AbstractExecutorService {

        private final java.util.function.Consumer<Thread> begun;

        ForkedThreads(java.util.function.Consumer<Thread> begun) {
            this.begun = begun;
        }

        @Override
        public void execute(Runnable work) {
            Thread thread = new Thread(work, "forked");
            thread.setDaemon(true);
            thread.start();
            begun.accept(thread);
        }

        @Override
        public void shutdown() {
            // its threads are daemons
        }

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            return true;
        }
    }

    private void start(Labeller labeller, int concurrency) {
        start(labeller, TestConsumerSettings.of(concurrency, MAX_ATTEMPTS, Duration.ofMinutes(1)));
    }

    private void start(Labeller labeller, ConsumerSettings settings) {
        IngestPorts ports = new IngestPorts(
                store,
                new ThumbnailStore(new InMemoryMediaStore("derived")),
                new IngestPorts.Kept(catalog, leases, deadLetters, new InMemoryBackfills()),
                queue,
                observer);
        consumer = new IngestComposition(
                        ports,
                        List.of(labeller),
                        new BucketScope("media", ""),
                        new IngestLimits(100_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 10),
                        settings)
                .consumer();
        consumer.start();
    }
}
