package org.mediaquery.ingest.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.labelling.FakeLabeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.media.labels.LabellerResult;

class ConsumerShutdownTest extends ConsumerFixture {

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
        assertThat(ingest.leases.claims()).as("leases").isEmpty();
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
}
