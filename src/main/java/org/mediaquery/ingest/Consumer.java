package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mediaquery.queue.WorkMessage;
import org.mediaquery.queue.WorkQueue;

/**
 * Takes messages from the queue and has them worked on, at most so many at a time. It takes permits before it asks the
 * queue, so that it never holds a message that it cannot work on at once.
 */
public final class Consumer {

    /** The most that SQS gives at once. */
    private static final int BATCH = 10;

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(Consumer.class.getName());

    private final WorkQueue queue;
    private final MessageWork work;
    private final ExecutorService executor;
    private final int concurrency;
    private final Semaphore permits;

    /** Held by messages in work alone; {@link #permits} are also held by the poll that is under way. */
    private final Semaphore working;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ConsumerHealth health = new ConsumerHealth();
    private Future<?> loop;

    /**
     * @param executor runs the loop and the work: it must have more threads than {@code concurrency}
     * @param concurrency how many messages are worked on at a time, 1 or more
     */
    Consumer(WorkQueue queue, MessageWork work, ExecutorService executor, int concurrency) {
        this.queue = queue;
        this.work = work;
        this.executor = executor;
        this.concurrency = concurrency;
        this.permits = new Semaphore(concurrency);
        this.working = new Semaphore(concurrency);
    }

    /** Begins to take messages. Called once. */
    public synchronized void start() {
        loop = executor.submit(this::poll);
    }

    /**
     * Takes no more messages, and waits for those that are worked on. What is not done in time comes back to the queue
     * when its visibility ends.
     *
     * @return whether all work was done in time
     */
    public synchronized boolean stop(Duration limit) throws InterruptedException {
        stopping.countDown();
        if (loop != null) {
            loop.cancel(true);
        }
        // Not awaited: a long poll under way, which may last 20 seconds more and cannot be interrupted.
        boolean drained = working.tryAcquire(concurrency, limit.toMillis(), TimeUnit.MILLISECONDS);
        if (drained) {
            working.release(concurrency);
        }
        LOG.log(Level.INFO, drained ? "all messages are done" : "stopping with messages that are not done");
        return drained;
    }

    /** How many messages are worked on now. */
    public int busy() {
        return concurrency - working.availablePermits();
    }

    public ConsumerHealth health() {
        return health;
    }

    private void poll() {
        try {
            while (stopping.getCount() > 0) {
                int free = takePermits();
                int used = 0;
                try {
                    List<WorkMessage> messages = queue.receive(free);
                    health.succeeded();
                    if (stopping.getCount() == 0) {
                        giveBack(messages);
                        return;
                    }
                    for (WorkMessage message : messages) {
                        begin(message);
                        used++;
                    }
                } catch (RuntimeException e) {
                    waitAfter(e);
                } finally {
                    permits.release(free - used);
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "the consumer was told to stop", e);
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack(List<WorkMessage> messages) {
        messages.forEach(message -> queue.hide(message, Duration.ZERO));
    }

    private int takePermits() throws InterruptedException {
        permits.acquire();
        int more = Math.min(BATCH - 1, permits.availablePermits());
        while (more > 0 && !permits.tryAcquire(more)) {
            more--;
        }
        return more + 1;
    }

    private void begin(WorkMessage message) throws InterruptedException {
        working.acquire();
        try {
            executor.execute(() -> runAndRelease(message));
        } catch (RuntimeException e) {
            working.release();
            throw e;
        }
    }

    private void runAndRelease(WorkMessage message) {
        try {
            work.run(message);
        } finally {
            working.release();
            permits.release();
        }
    }

    private void waitAfter(RuntimeException failure) throws InterruptedException {
        if (stopping.getCount() == 0) {
            return;
        }
        health.failed(failure);
        LOG.log(Level.WARNING, "the queue gave no messages", failure);
        if (stopping.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(Level.DEBUG, "told to stop while waiting");
        }
    }
}
