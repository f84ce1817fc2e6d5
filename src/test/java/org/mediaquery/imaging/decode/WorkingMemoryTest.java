package org.mediaquery.imaging.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mediaquery.media.UnreadableMediaException;

class WorkingMemoryTest {

    private static final long MEGA = 1 << 20;

    private final WorkingMemory memory = new WorkingMemory(100 * MEGA);

    @Test
    void waitsUntilEnoughIsFree() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> run(60, () -> {
            begun.countDown();
            end.await();
            return true;
        }));
        begun.await();
        assertThat(run(30, () -> true)).as("enough is free for this one").isTrue();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> run(60, () -> end.getCount() == 0));
        end.countDown();
        await().atMost(Duration.ofSeconds(10)).until(second::isDone);
        assertThat(second.join()).as("the second starts after the first ends").isTrue();
        assertThat(first.join()).isTrue();
    }

    @Test
    void releasesMemoryAfterAFailure() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> memory.with(90 * MEGA, () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
        }
        assertThat(memory.<Boolean>with(90 * MEGA, () -> true)).isTrue();
    }

    @Test
    void rejectsWhatNeverFitsNamingBothSizes() {
        assertThatThrownBy(() -> memory.with(200 * MEGA, () -> true))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContainingAll("200 MB", "100 MB");
    }

    @Test
    void waitingCanBeInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> run(60, () -> {
            begun.countDown();
            end.await();
            return true;
        }));
        begun.await();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread second = new Thread(() -> {
            try {
                run(60, () -> true);
            } catch (IllegalStateException e) {
                thrown.set(e);
            }
        });
        second.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> second.getState() == Thread.State.WAITING);
        second.interrupt();
        await().atMost(Duration.ofSeconds(10)).until(() -> !second.isAlive());
        assertThat(thrown.get()).hasMessageContaining("interrupted");
        end.countDown();
        assertThat(first.join()).isTrue();
        assertThat(run(90, () -> true)).as("all memory is free").isTrue();
    }

    private interface Waiting {
        boolean run() throws Exception;
    }

    private boolean run(long megabytes, Waiting work) {
        return memory.with(megabytes * MEGA, () -> {
            try {
                return work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
