package org.mediaquery.ingest.consumer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** How the consumer gets on: whether its loop lives, and whether messages can be taken. */
public final class ConsumerHealth {

    /** Each step waits for the queue, with a time-out and a few retries, or for half a minute at the most. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

    private record Trouble(int inARow, String what) {}

    private static final Trouble NONE = new Trouble(0, null);

    private final AtomicReference<Trouble> trouble = new AtomicReference<>(NONE);
    private final AtomicReference<Duration> pause = new AtomicReference<>(Duration.ZERO);
    private final AtomicLong lastStep = new AtomicLong(System.nanoTime());
    private volatile boolean queueAnswers = true;
    private volatile boolean waitsForWorkers;
    private volatile String end;

    /** The loop begins its next round. */
    void stepped() {
        lastStep.set(System.nanoTime());
        waitsForWorkers = false;
    }

    /** For as long as all workers are busy the loop may stand still. */
    void waitsForWorkers(boolean now) {
        lastStep.set(System.nanoTime());
        waitsForWorkers = now;
    }

    /** The loop has ended. */
    void ended(String why) {
        end = why;
    }

    /** Whether the queue answered when it was asked for messages. */
    void answered(boolean did) {
        queueAnswers = did;
    }

    /** Messages were taken, or there were none. */
    void succeeded() {
        trouble.set(NONE);
    }

    /** Messages could not be taken. Returns how often in a row. */
    int failed(Throwable failure) {
        String message = failure.getMessage();
        String what = failure instanceof Error || message == null ? failure.toString() : message;
        return trouble.updateAndGet(before -> new Trouble(before.inARow() + 1, what))
                .inARow();
    }

    void paused(Duration rest) {
        pause.set(rest);
    }

    /** For how long no messages are taken, since they could not be worked on; zero when they are. */
    public Duration pause() {
        return pause.get();
    }

    /** Why messages could not be taken the last time; nothing when they could, or nobody tried yet. */
    public Optional<String> failure() {
        return Optional.ofNullable(trouble.get().what());
    }

    /** How often in a row messages could not be taken; zero when they could the last time. */
    public int failuresInARow() {
        return trouble.get().inARow();
    }

    /** Whether the queue answered the last time that it was asked. */
    public boolean queueAnswers() {
        return queueAnswers;
    }

    /** Why the loop takes no messages any more, whatever the queue and the workers do; nothing while it lives. */
    Optional<String> defect() {
        if (end != null) {
            return Optional.of("the loop that takes messages has ended: " + end);
        }
        Duration still = Duration.ofNanos(System.nanoTime() - lastStep.get());
        return waitsForWorkers || still.compareTo(LONGEST_STEP) < 0
                ? Optional.empty()
                : Optional.of("the loop that takes messages has stood still for " + still.toSeconds() + " s");
    }
}
