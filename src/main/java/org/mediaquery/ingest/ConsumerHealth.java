package org.mediaquery.ingest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** How the consumer gets on with the queue. */
public final class ConsumerHealth {

    private record Poll(long nanos, int failures, String failure) {}

    private final AtomicReference<Poll> last = new AtomicReference<>();
    private final AtomicReference<Duration> pause = new AtomicReference<>(Duration.ZERO);

    void succeeded() {
        last.set(new Poll(System.nanoTime(), 0, null));
    }

    /** Returns how often in a row. */
    int failed(RuntimeException failure) {
        Poll before = last.get();
        int inARow = before == null ? 1 : before.failures() + 1;
        last.set(new Poll(System.nanoTime(), inARow, String.valueOf(failure.getMessage())));
        return inARow;
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

    /** How often in a row the queue gave no answer; zero when it gave one the last time. */
    public int failuresInARow() {
        Poll poll = last.get();
        return poll == null ? 0 : poll.failures();
    }

    /** How long ago the queue was asked; nothing when it was not asked yet. */
    public Optional<Duration> sinceLastPoll() {
        Poll poll = last.get();
        return poll == null ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - poll.nanos()));
    }
}
