package org.mediaquery.ingest.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mediaquery.ingest.ObjectBusyException;
import org.mediaquery.ingest.Outcome;

class FailurePolicyTest {

    private static final FailurePolicy POLICY = new FailurePolicy(5);

    @Test
    void deadLettersAfterMaxAttemptsButRequeuesUnprocessedMessages() {
        assertThat(POLICY.of(new IllegalStateException("It broke."), 4)).isInstanceOf(Outcome.Retry.class);
        assertThat(POLICY.of(new IllegalStateException("It broke."), 5))
                .isEqualTo(new Outcome.DeadLetter("Failed 5 times; last failure: It broke."));
        assertThat(POLICY.of(ObjectBusyException.leased("a.jpg", Duration.ofSeconds(7)), 5))
                .isEqualTo(new Outcome.Requeue(Duration.ofSeconds(7)));
    }

    @Test
    void retriesHeldLeaseAtOnceAndThenAfterItsRemainingTime() {
        ObjectBusyException held = ObjectBusyException.leased("a.jpg", Duration.ofMinutes(9));
        assertThat(POLICY.of(held, 1)).isEqualTo(new Outcome.Retry(Duration.ZERO));
        assertThat(POLICY.of(held, 2)).isEqualTo(new Outcome.Retry(Duration.ofSeconds(150)));
        assertThat(POLICY.of(ObjectBusyException.leased("a.jpg", Duration.ofSeconds(7)), 2))
                .isEqualTo(new Outcome.Retry(Duration.ofSeconds(7)));
    }
}
