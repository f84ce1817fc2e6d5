package org.mediaquery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    @Test
    void whoMeetsAnotherAtWorkComesBackAtOnceAndThenLater() {
        BusyException busy = new BusyException("a.jpg", Duration.ofMinutes(9));
        assertThat(Outcomes.of(busy, 1)).isEqualTo(new Outcome.RetryLater(Duration.ZERO));
        assertThat(Outcomes.of(busy, 2)).isEqualTo(new Outcome.RetryLater(Duration.ofSeconds(150)));
        assertThat(Outcomes.of(new BusyException("a.jpg", Duration.ofSeconds(7)), 2))
                .isEqualTo(new Outcome.RetryLater(Duration.ofSeconds(7)));
    }
}
