package org.mediaquery.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.InMemoryLeases;

class ObjectLeaseTest {

    private final InMemoryLeases leases = new InMemoryLeases();

    @Test
    void releasesLeaseWhenSchedulerRejectsHeartbeat() {
        ScheduledExecutorService stopped = Executors.newSingleThreadScheduledExecutor();
        stopped.shutdown();
        ConsumerSettings settings =
                new ConsumerSettings(Executors.newCachedThreadPool(), stopped, 1, 3, Duration.ofMinutes(1));
        assertThatThrownBy(() -> new ObjectLease(leases, settings).run("dog.jpg", "etag", lease -> {}))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(leases.claims()).isEmpty();
    }

    @Test
    void releasesLeaseWhenWorkFails() {
        ObjectLease objectLease = new ObjectLease(leases, TestConsumerSettings.of(1));
        assertThatThrownBy(() -> objectLease.run("dog.jpg", "etag", lease -> {
                    throw new IllegalStateException("Broken.");
                }))
                .hasMessage("Broken.");
        assertThat(leases.claims()).isEmpty();
    }
}
