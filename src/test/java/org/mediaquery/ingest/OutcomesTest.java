package org.mediaquery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final Outcomes OUTCOMES = new Outcomes(5);

    @Test
    void whatFailsTooOftenIsGivenUpAndWhatWasNotTriedIsNot() {
        assertThat(OUTCOMES.of(new IllegalStateException("It broke."), 4)).isInstanceOf(Outcome.RetryLater.class);
        assertThat(OUTCOMES.of(new IllegalStateException("It broke."), 5))
                .isEqualTo(new Outcome.GiveUp("Tried 5 times; the last time: It broke."));
        assertThat(OUTCOMES.of(new BusyException("a.jpg", Duration.ofSeconds(7)), 5))
                .isEqualTo(new Outcome.SendAnew(Duration.ofSeconds(7)));
    }

    @Test
    void whoMeetsAnotherAtWorkComesBackAtOnceAndThenLater() {
        BusyException busy = new BusyException("a.jpg", Duration.ofMinutes(9));
        assertThat(OUTCOMES.of(busy, 1)).isEqualTo(new Outcome.RetryLater(Duration.ZERO));
        assertThat(OUTCOMES.of(busy, 2)).isEqualTo(new Outcome.RetryLater(Duration.ofSeconds(150)));
        assertThat(OUTCOMES.of(new BusyException("a.jpg", Duration.ofSeconds(7)), 2))
                .isEqualTo(new Outcome.RetryLater(Duration.ofSeconds(7)));
    }
}
