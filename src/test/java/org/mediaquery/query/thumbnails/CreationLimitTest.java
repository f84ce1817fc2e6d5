package org.mediaquery.query.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mediaquery.storage.OverloadedException;

class CreationLimitTest {

    @Test
    void refusesRequestsBeyondTheLimit() {
        CreationLimit limit = new CreationLimit(1, 5, Duration.ofDays(1));

        limit.run(() -> {
            assertThatThrownBy(() -> limit.run(() -> "second")).isInstanceOf(OverloadedException.class);
            return "first";
        });

        assertThat(limit.<String>run(() -> "third")).isEqualTo("third");
    }

    @Test
    void refusesRequestsThatWaitTooLong() {
        CreationLimit limit = new CreationLimit(5, 1, Duration.ofMillis(1));

        limit.run(() -> {
            assertThatThrownBy(() -> limit.run(() -> "second")).isInstanceOf(OverloadedException.class);
            return "first";
        });

        assertThat(limit.<String>run(() -> "third")).isEqualTo("third");
    }

    @Test
    void returnsThePermitAfterAFailure() {
        CreationLimit limit = new CreationLimit(1, 1, Duration.ofMillis(1));

        assertThatThrownBy(() -> limit.run(() -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(limit.<String>run(() -> "next")).isEqualTo("next");
    }
}
