package org.mediaquery.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseRenewalTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String SUBJECT = "cleaning";

    private final InMemoryLeases leases = new InMemoryLeases();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void shutDown() {
        scheduler.shutdownNow();
    }

    @Test
    void noticesThatAnotherWorkerHasTakenOver() {
        try (LeaseRenewal renewal = renewal(Duration.ofMillis(30))) {
            assertThat(renewal.isHeld()).isTrue();
            leases.end(SUBJECT);
            await().atMost(LIMIT).until(() -> !renewal.isHeld());
        }
    }

    @Test
    void doesNotRenewInVain() {
        try (LeaseRenewal renewal = renewal(Duration.ofHours(1))) {
            leases.end(SUBJECT);
            assertThat(renewal.isHeld()).as("renewed a moment ago").isTrue();
        }
    }

    private LeaseRenewal renewal(Duration term) {
        Leases.Held held = (Leases.Held) leases.claim(SUBJECT, term);
        return new LeaseRenewal(scheduler, leases, held.lease(), term);
    }
}
