package org.mediaquery.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.mediaquery.storage.OverloadedException;

class EventStreamsTest {

    private final InMemoryChangeLog log = new InMemoryChangeLog();
    private final MovableClock clock = new MovableClock();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final EventStreams streams = new EventStreams(log, tasks::add, clock, 2);
    private final FakeSink first = new FakeSink();
    private final FakeSink second = new FakeSink();

    @Test
    void readsTheLogOnceForAllClientsAndNotWithoutClients() {
        streams.poll();
        assertThat(log.reads()).isZero();
        add(first, null);
        add(second, null);
        log.add(clock.instant(), "a.jpg", 1, null);

        poll();

        assertThat(log.reads()).isEqualTo(1);
        assertThat(first.names()).containsExactly(null, "removed", null);
        assertThat(second.names()).isEqualTo(first.names());
        assertThat(first.received).allSatisfy(event -> assertThat(event.getId()).isNotNull());
    }

    @Test
    void sendsTheFirstEventOnTheThreadOfTheRequest() {
        streams.add(first, new FakeSse(), null);

        assertThat(first.received).hasSize(1);
    }

    @Test
    void resumesAndGoesOn() {
        add(first, null);
        String place = first.received.get(0).getId();
        first.close();
        clock.move(Duration.ofSeconds(40));
        log.add(clock.instant(), "missed.jpg", 1, null);
        clock.move(Duration.ofSeconds(40));

        add(second, place);
        log.add(clock.instant(), "next.jpg", 1, null);
        poll();

        assertThat(second.received.stream().map(event -> event.getData()).filter(data -> data != null))
                .containsExactly("{\"name\":\"missed.jpg\"}", "{\"name\":\"next.jpg\"}");
    }

    @Test
    void sendsHeartbeatsThatMoveThePlace() {
        add(first, null);
        poll();
        int before = first.received.size();
        clock.move(Duration.ofSeconds(16));
        poll();
        clock.move(Duration.ofSeconds(1));
        poll();

        assertThat(first.received).hasSize(before + 1);
        assertThat(first.received.get(before).getComment()).isNotNull();
        assertThat(first.received.get(before).getId())
                .isGreaterThan(first.received.get(0).getId());
    }

    @Test
    void disconnectsClientsThatDoNotReadWithoutDelayingOthers() {
        add(first, null);
        add(second, null);
        first.stall();
        for (int i = 0; i < 4000; i++) {
            log.add(clock.instant(), "n" + i, 1, null);
            if (i % 500 == 0) {
                clock.move(Duration.ofSeconds(30));
                poll();
            }
        }
        clock.move(Duration.ofSeconds(30));
        poll();

        assertThat(first.unread()).isEqualTo(1);
        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
        assertThat(streams.size()).isEqualTo(1);
        assertThat(second.received.size()).isGreaterThan(3500);
    }

    @Test
    void refusesMoreClientsThanAllowedUntilOneLeaves() {
        add(first, null);
        add(second, null);
        assertThatThrownBy(() -> add(new FakeSink(), null)).isInstanceOf(OverloadedException.class);
        first.close();
        log.add(clock.instant(), "a.jpg", 1, null);
        poll();
        add(new FakeSink(), null);
        assertThat(streams.size()).isEqualTo(2);
    }

    @Test
    void endsAllStreamsAndTakesNoMore() {
        add(first, null);
        streams.close();
        run();
        assertThat(first.isClosed()).isTrue();
        assertThat(streams.size()).isZero();
        assertThatThrownBy(() -> add(second, null)).isInstanceOf(OverloadedException.class);
    }

    @Test
    void aPlaceOfAnotherKindLeadsToAReset() {
        add(first, "garbage");
        assertThat(first.names()).isEqualTo(Arrays.asList("reset"));
    }

    private void add(FakeSink sink, String place) {
        streams.add(sink, new FakeSse(), place);
        run();
    }

    private void poll() {
        streams.poll();
        run();
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }
    }
}
