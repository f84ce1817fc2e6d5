package org.mediaquery.ingest.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mediaquery.ingest.LeaseHeldException;
import org.mediaquery.ingest.Outcome;

class FailurePolicyTest {

    private static final FailurePolicy OUTCOMES = new FailurePolicy(5);

    @Test
    void whatFailsTooOftenIsGivenUpAndWhatWasNotTriedIsNot() {
        assertThat(OUTCOMES.of(new IllegalStateException("It broke."), 4)).isInstanceOf(Outcome.RetryLater.class);
        assertThat(OUTCOMES.of(new IllegalStateException("It broke."), 5))
                .isEqualTo(new Outcome.GiveUp("Tried 5 times; the last time: It broke."));
        assertThat(OUTCOMES.of(new LeaseHeldException("a.jpg", Duration.ofSeconds(7)), 5))
                .isEqualTo(new Outcome.SendAnew(Duration.ofSeconds(7)));
    }

    @Test
    void whoMeetsAnotherAtWorkComesBackAtOnceAndThenLater() {
        LeaseHeldException busy = new LeaseHeldException("a.jpg", Duration.ofMinutes(9));
        assertThat(OUTCOMES.of(busy, 1)).isEqualTo(new Outcome.RetryLater(Duration.ZERO));
        assertThat(OUTCOMES.of(busy, 2)).isEqualTo(new Outcome.RetryLater(Duration.ofSeconds(150)));
        assertThat(OUTCOMES.of(new LeaseHeldException("a.jpg", Duration.ofSeconds(7)), 2))
                .isEqualTo(new Outcome.RetryLater(Duration.ofSeconds(7)));
    }
}
