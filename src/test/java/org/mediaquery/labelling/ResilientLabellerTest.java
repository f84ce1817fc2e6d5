package org.mediaquery.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;

class ResilientLabellerTest {

    private static final LabellerAnswer DOG =
            new LabellerAnswer.Labelled(LabellerResult.of(List.of(Detection.of(Label.of("Dog"), 90, "fake"))));

    private final Subject subject = new FakeSubject(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB));
    private final AtomicInteger calls = new AtomicInteger();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();

    @Test
    void retriesTransientFailures() {
        failures.add(new LabellingException(Kind.TRANSIENT, "Not now."));
        failures.add(new LabellingException(Kind.THROTTLED, "Not so fast."));
        assertThat(guarded(1000, 4).label(subject, "token")).isEqualTo(DOG);
        assertThat(calls).hasValue(3);
    }

    @Test
    void doesNotRetryPermanentFailures() {
        for (LabellingException failure : List.of(
                new LabellingException(Kind.PERMANENT, "Never."),
                new LabellingException(Kind.NO_FREE_JOB, "Later."),
                LabellingException.throttled(Duration.ofSeconds(15), "In a while.", null))) {
            calls.set(0);
            failures.add(failure);
            assertThatThrownBy(() -> guarded(1000, 4).label(subject, "token")).isSameAs(failure);
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void pausesWhileTheProviderIsDown() {
        for (int i = 0; i < 20; i++) {
            failures.add(new LabellingException(Kind.TRANSIENT, "Not now."));
        }
        ResilientLabeller guarded = guarded(1000, 4);
        assertThat(guarded.pause()).isZero();
        assertThatThrownBy(() -> guarded.label(subject, "1")).hasMessage("Not now.");
        assertThatThrownBy(() -> guarded.label(subject, "2")).isInstanceOfSatisfying(LabellingException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.THROTTLED);
            assertThat(e.after().orElseThrow()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(30));
        });
        int before = calls.get();
        assertThatThrownBy(() -> guarded.label(subject, "3")).hasMessageContaining("paused");
        assertThat(calls).hasValue(before);
        assertThat(guarded.pause()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    @Test
    void countsAnOutageOnceAndNamesItInTheReason() {
        ProviderFault fault = new ProviderFault(
                ProviderFault.Kind.SERVER_ERROR,
                "DetectLabels",
                "https://example.com",
                new ProviderFault.Answered(503, "ServiceUnavailable", "request-1"),
                "It hums.");
        for (int i = 0; i < 20; i++) {
            failures.add(new LabellingException(Kind.TRANSIENT, "It hums.", null, fault));
        }
        List<ProviderFault.Kind> outages = new ArrayList<>();
        ResilientLabeller guarded = guarded(1000, 4, outages::add);
        assertThatThrownBy(() -> guarded.label(subject, "1")).hasMessage("It hums.");
        assertThatThrownBy(() -> guarded.label(subject, "2")).isInstanceOf(LabellingException.class);
        assertThatThrownBy(() -> guarded.label(subject, "3"))
                .hasMessage("fake is down (DetectLabels answered 503 ServiceUnavailable); calls are paused.");
        assertThat(outages).containsExactly(ProviderFault.Kind.SERVER_ERROR);
    }

    @Test
    void countsAnOutageOnceDespiteFurtherFailures() {
        List<ProviderFault.Kind> counted = new ArrayList<>();
        Outages outages = new Outages("fake", counted::add);
        outages.failed(new IllegalStateException("the guard ended the call"));
        outages.opened(Duration.ofSeconds(30));
        outages.failed(new LabellingException(Kind.TRANSIENT, "It hums."));
        outages.opened(Duration.ofSeconds(30));
        assertThat(counted).containsExactly(ProviderFault.Kind.TIMEOUT);
        outages.closed();
        outages.opened(Duration.ofSeconds(30));
        assertThat(counted).containsExactly(ProviderFault.Kind.TIMEOUT, ProviderFault.Kind.SERVER_ERROR);
    }

    @Test
    void timesOutACallThatHangs() {
        CountDownLatch never = new CountDownLatch(1);
        FakeLabeller silent = new FakeLabeller(asked -> {
            calls.incrementAndGet();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new LabellingException(Kind.TRANSIENT, "Interrupted.", e);
            }
            return DOG;
        });
        ResilientLabeller guarded = new ResilientLabeller(silent, new ProviderLimits(1000, 4, Duration.ofMillis(50)));
        assertThatThrownBy(() -> guarded.label(subject, "token"))
                .isInstanceOfSatisfying(
                        LabellingException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRANSIENT))
                .hasMessageContaining("in time");
        assertThat(calls).hasValue(4);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void limitsConcurrency() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(8);
        FakeLabeller busy = new FakeLabeller(asked -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            await().pollDelay(Duration.ofMillis(20)).until(() -> true);
            now.decrementAndGet();
            return DOG;
        });
        ResilientLabeller guarded = new ResilientLabeller(busy, new ProviderLimits(1000, 2, Duration.ofSeconds(10)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> {
                    guarded.label(subject, "token");
                    all.countDown();
                });
            }
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValueBetween(1, 2);
    }

    @Test
    void aCallThatWaitedTooLongKeepsNoPermit() {
        List<ResilientLabeller> self = new ArrayList<>();
        FakeLabeller labeller = new FakeLabeller(asked -> {
            if (calls.incrementAndGet() == 1) {
                assertThatThrownBy(() -> self.get(0).label(subject, "second"))
                        .hasMessageContaining("concurrency limit");
            }
            return DOG;
        });
        self.add(new ResilientLabeller(
                labeller, new ProviderLimits(1000, 1, Duration.ofSeconds(10)), kind -> {}, Duration.ofMillis(50)));
        assertThat(self.get(0).label(subject, "first")).isEqualTo(DOG);
        assertThat(self.get(0).label(subject, "third")).isEqualTo(DOG);
    }

    @Test
    void throttlesCallsAboveTheRate() {
        ResilientLabeller slow = guarded(0.01, 4);
        assertThat(slow.label(subject, "1")).isEqualTo(DOG);
        assertThatThrownBy(() -> slow.label(subject, "2")).isInstanceOfSatisfying(LabellingException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.THROTTLED);
            assertThat(e.after()).isPresent();
        });
        assertThat(calls).hasValue(1);
    }

    private ResilientLabeller guarded(double rate, int concurrency) {
        return guarded(rate, concurrency, kind -> {});
    }

    private ResilientLabeller guarded(double rate, int concurrency, Consumer<ProviderFault.Kind> outages) {
        FakeLabeller labeller = new FakeLabeller(asked -> {
            calls.incrementAndGet();
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
            return DOG;
        });
        return new ResilientLabeller(labeller, new ProviderLimits(rate, concurrency, Duration.ofSeconds(10)), outages);
    }
}
