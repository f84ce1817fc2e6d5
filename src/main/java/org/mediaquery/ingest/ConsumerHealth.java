package org.mediaquery.ingest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the queue answered the last time that it was asked. */
public final class ConsumerHealth {

    private record Poll(long nanos, String failure) {}

    private final AtomicReference<Poll> last = new AtomicReference<>();
    private final AtomicReference<Duration> pause = new AtomicReference<>(Duration.ZERO);

    void succeeded() {
        last.set(new Poll(System.nanoTime(), null));
    }

    void failed(RuntimeException failure) {
        last.set(new Poll(System.nanoTime(), String.valueOf(failure.getMessage())));
    }

    void paused(Duration rest) {
        pause.set(rest);
    }

    /** For how long no messages are taken, since they could not be worked on; zero when they are. */
    public Duration pause() {
        return pause.get();
    }

    /** What went wrong the last time; nothing when it went well, or was not asked yet. */
    public Optional<String> failure() {
        Poll poll = last.get();
        return poll == null ? Optional.empty() : Optional.ofNullable(poll.failure());
    }

    /** How long ago the queue was asked; nothing when it was not asked yet. */
    public Optional<Duration> sinceLastPoll() {
        Poll poll = last.get();
        return poll == null ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - poll.nanos()));
    }
}
