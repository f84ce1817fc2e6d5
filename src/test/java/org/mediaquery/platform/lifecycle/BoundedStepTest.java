package org.mediaquery.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BoundedStepTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void abandonsAStepThatHangs() {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch never = new CountDownLatch(1);
        assertThat(BoundedStep.run("hanging", Duration.ofMillis(50), () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                        throw e;
                    }
                }))
                .isFalse();
        await().atMost(LONG).untilTrue(interrupted);
    }

    @Test
    void continuesAfterAFailedStep() {
        assertThat(BoundedStep.run("failing", LONG, () -> {
                    throw new NoClassDefFoundError("Gone");
                }))
                .isFalse();
        assertThat(BoundedStep.run("working", LONG, () -> {})).isTrue();
    }
}
