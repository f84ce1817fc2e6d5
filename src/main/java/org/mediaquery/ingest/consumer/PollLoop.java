package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.queue.WorkQueue;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Polls the queue and submits messages to the workers until it is asked to stop. After any failure it backs off and
 * continues.
 */
final class PollLoop implements Runnable {

    /** The most messages that SQS returns per call (API reference of ReceiveMessage). */
    private static final int BATCH = 10;

    /** The longest delay is the longest time until the loop notices that the queue is back. */
    private static final BackoffStrategy BACKOFF =
            BackoffStrategy.exponentialDelayHalfJitter(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private static final Duration PAUSE_STEP = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(PollLoop.class.getName());

    private final WorkQueue queue;
    private final WorkerPool workers;
    private final Duration visibilityTimeout;
    private final Supplier<Duration> pause;
    private final ConsumerHealth health;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Whether a poll is in progress or its messages are being submitted. */
    private boolean receiving;

    /**
     * @param visibilityTimeout for received messages
     * @param pause returns for how long to stop receiving; zero means receive now
     */
    PollLoop(
            WorkQueue queue,
            WorkerPool workers,
            Duration visibilityTimeout,
            Supplier<Duration> pause,
            ConsumerHealth health) {
        this.queue = queue;
        this.workers = workers;
        this.visibilityTimeout = visibilityTimeout;
        this.pause = pause;
        this.health = health;
    }

    @Override
    public void run() {
        try {
            while (!isStopping()) {
                step();
            }
            health.ended("it was asked to stop");
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "the consumer was interrupted", e);
            health.ended("it was interrupted");
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // only failures of the failure handling itself get here
            health.ended(e.toString());
            throw e;
        }
    }

    /** Asks the loop to stop. Returns whether it is waiting for something other than a response of the queue. */
    synchronized boolean stop() {
        stopping.countDown();
        return !receiving;
    }

    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /**
     * Waits until the poll in progress has ended, since its messages have to be released.
     *
     * @param end deadline on the clock of {@link System#nanoTime}
     */
    synchronized void awaitPoll(long end) throws InterruptedException {
        for (long left = end - System.nanoTime(); receiving && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private void step() throws InterruptedException {
        health.stepped();
        try {
            if (!isPaused()) {
                receiveBatch();
            }
        } catch (RuntimeException | Error e) {
            backOff(e);
        }
    }

    private void receiveBatch() throws InterruptedException {
        health.waitsForWorkers(true);
        int free = workers.acquirePermits(BATCH);
        health.waitsForWorkers(false);
        int used = 0;
        try {
            if (!beginPoll()) {
                return;
            }
            List<QueueMessage> messages = receive(free);
            used = submitAll(messages);
            if (used < messages.size() && !isStopping()) {
                throw new IllegalStateException("there was no thread for " + (messages.size() - used) + " of "
                        + messages.size() + " messages; they were returned to the queue");
            }
            health.succeeded();
        } finally {
            endPoll();
            workers.releasePermits(free - used);
        }
    }

    private List<QueueMessage> receive(int max) {
        try {
            List<QueueMessage> messages = queue.receive(max, visibilityTimeout);
            health.answered(true);
            return messages;
        } catch (RuntimeException | Error e) {
            health.answered(false);
            throw e;
        }
    }

    /** Submits messages to the workers and releases those that no worker accepts. Returns how many were submitted. */
    private int submitAll(List<QueueMessage> messages) throws InterruptedException {
        int submitted = 0;
        boolean refused = isStopping();
        for (QueueMessage message : messages) {
            refused = refused || !workers.submit(message);
            if (refused) {
                release(message);
            } else {
                submitted++;
            }
        }
        return submitted;
    }

    private void release(QueueMessage message) {
        try {
            queue.changeVisibility(message, Duration.ZERO);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "could not release message " + message.id() + "; it becomes visible after its visibility timeout",
                    e);
        }
    }

    private synchronized boolean beginPoll() {
        receiving = !isStopping();
        return receiving;
    }

    private synchronized void endPoll() {
        receiving = false;
        notifyAll();
    }

    /** Waits for one step of the pause, if there is one: messages that cannot be processed stay on the queue. */
    private boolean isPaused() throws InterruptedException {
        Duration remaining = pause.get();
        health.paused(remaining);
        if (remaining.isZero() || remaining.isNegative()) {
            return false;
        }
        Duration step = remaining.compareTo(PAUSE_STEP) < 0 ? remaining : PAUSE_STEP;
        // rounded up, or the last fraction of a millisecond would become a busy loop
        if (stopping.await(step.toMillis() + 1, TimeUnit.MILLISECONDS)) {
            LOG.log(Level.DEBUG, "asked to stop while paused");
        }
        return true;
    }

    private void backOff(Throwable failure) throws InterruptedException {
        if (isStopping()) {
            return;
        }
        // the strategy counts the first attempt, which has no delay
        Duration delay = BACKOFF.computeDelay(health.failed(failure) + 1);
        LOG.log(
                Level.WARNING,
                "could not receive messages (" + health.failuresInARow() + " consecutive failures); retrying in "
                        + delay.toMillis() + " ms",
                failure);
        if (stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(Level.DEBUG, "asked to stop during backoff");
        }
    }
}
