package org.mediaquery.ingest.consumer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** The state of the consumer: whether its poll loop is alive, and whether it can receive messages. */
public final class ConsumerHealth {

    /** A step waits for the queue (with a timeout and a few retries) or for a backoff of at most 30 seconds. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

    private record Failures(int inARow, String message) {}

    private static final Failures NONE = new Failures(0, null);

    private final AtomicReference<Failures> failures = new AtomicReference<>(NONE);
    private final AtomicReference<Duration> pause = new AtomicReference<>(Duration.ZERO);
    private final AtomicLong lastStep = new AtomicLong(System.nanoTime());
    private volatile boolean queueAnswers = true;
    private volatile boolean waitsForWorkers;
    private volatile String end;

    /** Records that the loop starts its next iteration. */
    void stepped() {
        lastStep.set(System.nanoTime());
        waitsForWorkers = false;
    }

    /** Records whether the loop is waiting for a free worker; it may wait as long as all workers are busy. */
    void waitsForWorkers(boolean now) {
        lastStep.set(System.nanoTime());
        waitsForWorkers = now;
    }

    /** Records that the loop has ended. */
    void ended(String why) {
        end = why;
    }

    /** Records whether the last poll got a response. */
    void answered(boolean responded) {
        queueAnswers = responded;
    }

    /** Records a successful poll, with or without messages. */
    void succeeded() {
        failures.set(NONE);
    }

    /** Records a failure to receive messages. Returns the number of consecutive failures. */
    int failed(Throwable failure) {
        String message = failure.getMessage();
        String text = failure instanceof Error || message == null ? failure.toString() : message;
        return failures.updateAndGet(before -> new Failures(before.inARow() + 1, text))
                .inARow();
    }

    void paused(Duration remaining) {
        pause.set(remaining);
    }

    /** Returns for how long no messages are received because they could not be processed; zero when receiving. */
    public Duration pause() {
        return pause.get();
    }

    /** Returns why the last attempt to receive messages failed; empty after a success or before the first attempt. */
    public Optional<String> failure() {
        return Optional.ofNullable(failures.get().message());
    }

    /** Returns the number of consecutive failures to receive messages; zero after a success. */
    public int failuresInARow() {
        return failures.get().inARow();
    }

    /** Returns whether the last poll got a response. */
    public boolean queueAnswers() {
        return queueAnswers;
    }

    /**
     * Returns why the loop has stopped for good, whatever the state of the queue and the workers; empty while it is
     * alive.
     */
    Optional<String> defect() {
        if (end != null) {
            return Optional.of("the poll loop has ended: " + end);
        }
        Duration stuck = Duration.ofNanos(System.nanoTime() - lastStep.get());
        return waitsForWorkers || stuck.compareTo(LONGEST_STEP) < 0
                ? Optional.empty()
                : Optional.of("the poll loop has made no progress for " + stuck.toSeconds() + " s");
    }
}
