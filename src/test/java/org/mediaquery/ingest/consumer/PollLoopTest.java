package org.mediaquery.ingest.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mediaquery.ingest.TestConsumerSettings;
import org.mediaquery.labelling.FakeLabeller;
import org.mediaquery.labelling.ForwardingLabeller;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.media.labels.LabellerResult;

class PollLoopTest extends ConsumerFixture {

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
}
