package org.mediaquery.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mediaquery.storage.OverloadedException;

class PartBuffersTest {

    @Test
    void refusesMoreBuffersThanTheLimit() {
        PartBuffers buffers = new PartBuffers(2, Duration.ZERO);
        try (var first = buffers.take();
                var second = buffers.take()) {
            assertThat(first.bytes()).hasSize(PartBuffers.PART).isNotSameAs(second.bytes());
            assertThatThrownBy(buffers::take)
                    .isInstanceOfSatisfying(OverloadedException.class, overload -> assertThat(overload.retryAfter())
                            .isPositive());
        }
    }

    @Test
    void reusesReturnedBuffers() {
        PartBuffers buffers = new PartBuffers(2, Duration.ZERO);
        byte[] bytes;
        try (var first = buffers.take()) {
            bytes = first.bytes();
        }
        try (var second = buffers.take()) {
            assertThat(second.bytes()).isSameAs(bytes);
        }
    }

    @Test
    void waitsForAFreeBuffer() throws Exception {
        PartBuffers buffers = new PartBuffers(1, Duration.ofSeconds(30));
        CompletableFuture<Void> waiting;
        try (var first = buffers.take()) {
            assertThat(first.bytes()).isNotEmpty();
            waiting = CompletableFuture.runAsync(() -> buffers.take().close());
            assertThat(waiting).isNotDone();
        }
        assertThat(waiting.get(30, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void doesNotWaitWhenInterrupted() {
        PartBuffers buffers = new PartBuffers(1, Duration.ofSeconds(30));
        try (var first = buffers.take()) {
            assertThat(first.bytes()).isNotEmpty();
            Thread.currentThread().interrupt();
            assertThatThrownBy(buffers::take).isInstanceOf(OverloadedException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
