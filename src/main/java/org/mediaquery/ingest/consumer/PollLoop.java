package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.queue.WorkQueue;

/**
 * Asks the queue for messages and hands them to workers, until it is told to stop. Whatever is thrown on the way, it waits
 * a little and goes on.
 */
final class PollLoop implements Runnable {

    /** The most that SQS gives at once. */
    private static final int BATCH = 10;

    private static final Duration PAUSE_STEP = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(PollLoop.class.getName());

    private final WorkQueue queue;
    private final WorkerPool workers;
    private final Duration takeover;
    private final Supplier<Duration> pause;
    private final ConsumerHealth health;
    private final PollBackoff delays = new PollBackoff(RandomGenerator.getDefault());
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Whether the queue is being asked, or its messages are being handed out. */
    private boolean receiving;

    /**
     * @param takeover how long messages stay invisible to others
     * @param pause for how long it makes no sense to take messages; zero when it does
     */
    PollLoop(WorkQueue queue, WorkerPool workers, Duration takeover, Supplier<Duration> pause, ConsumerHealth health) {
        this.queue = queue;
        this.workers = workers;
        this.takeover = takeover;
        this.pause = pause;
        this.health = health;
    }

    @Override
    public void run() {
        try {
            while (!isStopping()) {
                step();
            }
            health.ended("it was told to stop");
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "the consumer was interrupted", e);
            health.ended("it was interrupted");
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // only what was thrown while a failure was dealt with gets here
            health.ended(e.toString());
            throw e;
        }
    }

    /** Tells it to take no more messages. Returns whether it waits for something other than the queue's answer. */
    synchronized boolean stop() {
        stopping.countDown();
        return !receiving;
    }

    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /**
     * Waits until the poll under way has ended: what it brings has to be given back.
     *
     * @param end on the clock of {@link System#nanoTime}
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
                takeSome();
            }
        } catch (RuntimeException | Error e) {
            waitAfter(e);
        }
    }

    private void takeSome() throws InterruptedException {
        health.waitsForWorkers(true);
        int free = workers.acquirePermits(BATCH);
        health.waitsForWorkers(false);
        int used = 0;
        try {
            if (!beginPoll()) {
                return;
            }
            List<QueueMessage> messages = ask(free);
            used = handOut(messages);
            if (used < messages.size() && !isStopping()) {
                throw new IllegalStateException("there was no thread for " + (messages.size() - used) + " of "
                        + messages.size() + " messages; they were given back to the queue");
            }
            health.succeeded();
        } finally {
            endPoll();
            workers.releasePermits(free - used);
        }
    }

    private List<QueueMessage> ask(int most) {
        try {
            List<QueueMessage> messages = queue.receive(most, takeover);
            health.answered(true);
            return messages;
        } catch (RuntimeException | Error e) {
            health.answered(false);
            throw e;
        }
    }

    /** Gives back what no worker could begin with, so that others may. Returns how many were begun. */
    private int handOut(List<QueueMessage> messages) throws InterruptedException {
        int begun = 0;
        boolean refused = isStopping();
        for (QueueMessage message : messages) {
            refused = refused || !workers.submit(message);
            if (refused) {
                giveBack(message);
            } else {
                begun++;
            }
        }
        return begun;
    }

    private void giveBack(QueueMessage message) {
        try {
            queue.changeVisibility(message, Duration.ZERO);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "message " + message.id() + " could not be given back, and comes back later", e);
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

    /** Waits a part of the pause, if there is one: messages that cannot be worked on stay where they are. */
    private boolean isPaused() throws InterruptedException {
        Duration rest = pause.get();
        health.paused(rest);
        if (rest.isZero() || rest.isNegative()) {
            return false;
        }
        Duration step = rest.compareTo(PAUSE_STEP) < 0 ? rest : PAUSE_STEP;
        // rounded up, or the last part of a millisecond would be waited for without waiting
        if (stopping.await(step.toMillis() + 1, TimeUnit.MILLISECONDS)) {
            LOG.log(Level.DEBUG, "told to stop while paused");
        }
        return true;
    }

    private void waitAfter(Throwable failure) throws InterruptedException {
        if (isStopping()) {
            return;
        }
        Duration delay = delays.after(health.failed(failure));
        LOG.log(
                Level.WARNING,
                "messages could not be taken (" + health.failuresInARow() + " times in a row); tried again in "
                        + delay.toMillis() + " ms",
                failure);
        if (stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(Level.DEBUG, "told to stop while waiting");
        }
    }
}
