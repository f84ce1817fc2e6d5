package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.mediaquery.queue.WorkMessage;
import org.mediaquery.queue.WorkQueue;

/**
 * Takes messages from the queue and has them worked on, at most so many at a time. It takes permits before it asks the
 * queue, so that it never holds a message that it cannot work on at once.
 */
public final class Consumer {

    /** The most that SQS gives at once. */
    private static final int BATCH = 10;

    private static final Duration PAUSE_STEP = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(Consumer.class.getName());

    private final WorkQueue queue;
    private final Workers workers;
    private final Crew crew;
    private final Supplier<Duration> pause;
    private final PollDelays delays = new PollDelays(RandomGenerator.getDefault());
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ConsumerHealth health = new ConsumerHealth();
    private Future<?> loop;

    /** Whether the queue is being asked, or what it gave handed out. */
    private boolean receiving;

    /** @param pause for how long it makes no sense to take messages; zero when it does */
    Consumer(WorkQueue queue, Workers workers, Crew crew, Supplier<Duration> pause) {
        this.queue = queue;
        this.workers = workers;
        this.crew = crew;
        this.pause = pause;
    }

    /** Begins to take messages. Called once. */
    public synchronized void start() {
        loop = crew.executor().submit(this::poll);
    }

    /** Takes no more messages; those in hand are worked on. */
    public synchronized void takeNoMore() {
        stopping.countDown();
        // an answer that has come to an interrupted thread would be thrown away, and its messages be invisible for long
        if (loop != null && !receiving) {
            loop.cancel(true);
        }
    }

    /** Whether it was told to take no more messages. */
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /**
     * Takes no more messages, and waits for those that are worked on. What is not done in time is broken off and given
     * back to the queue, for others to do at once.
     *
     * @return whether all work was done in time
     */
    public boolean stop(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        takeNoMore();
        awaitPoll(end);
        boolean done = workers.finish(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        LOG.log(Level.INFO, done ? "all messages are done" : "messages that were not done are given back");
        return done;
    }

    /** How many messages are worked on now. */
    public int busy() {
        return workers.busy();
    }

    public ConsumerHealth health() {
        return health;
    }

    private void poll() {
        try {
            while (!isStopping()) {
                if (!isPaused()) {
                    takeSome();
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "the consumer was told to stop", e);
            Thread.currentThread().interrupt();
        }
    }

    private void takeSome() throws InterruptedException {
        int free = workers.take(BATCH);
        int used = 0;
        try {
            if (!beginPoll()) {
                return;
            }
            List<WorkMessage> messages = queue.receive(free, crew.takeover());
            health.succeeded();
            if (isStopping()) {
                messages.forEach(message -> queue.hide(message, Duration.ZERO));
                return;
            }
            for (WorkMessage message : messages) {
                workers.begin(message);
                used++;
            }
        } catch (RuntimeException e) {
            waitAfter(e);
        } finally {
            endPoll();
            workers.giveBack(free - used);
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

    /** Waits for the poll under way: what it brings has to be given back. */
    private synchronized void awaitPoll(long end) throws InterruptedException {
        for (long left = end - System.nanoTime(); receiving && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
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

    private void waitAfter(RuntimeException failure) throws InterruptedException {
        if (isStopping()) {
            return;
        }
        Duration delay = delays.after(health.failed(failure));
        LOG.log(
                Level.WARNING,
                "the queue gave no messages (" + health.failuresInARow() + " times in a row); asked again in "
                        + delay.toMillis() + " ms",
                failure);
        if (stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(Level.DEBUG, "told to stop while waiting");
        }
    }
}
