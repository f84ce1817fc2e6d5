package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.mediaquery.ingest.ConsumerSettings;
import org.mediaquery.queue.WorkQueue;

/**
 * Receives messages from the queue and processes them with bounded concurrency. It acquires permits before it polls the
 * queue, so it never holds a message that it cannot start at once.
 */
public final class Consumer {

    private static final System.Logger LOG = System.getLogger(Consumer.class.getName());

    private final WorkerPool workers;
    private final ConsumerSettings settings;
    private final ConsumerHealth health = new ConsumerHealth();
    private final PollLoop loop;
    private Future<?> running;

    /** @param pause returns for how long to stop receiving; zero means receive now */
    public Consumer(WorkQueue queue, WorkerPool workers, ConsumerSettings settings, Supplier<Duration> pause) {
        this.workers = workers;
        this.settings = settings;
        this.loop = new PollLoop(queue, workers, settings.visibilityTimeout(), pause, health);
    }

    /** Starts receiving messages. Must be called once. */
    public synchronized void start() {
        health.stepped();
        running = settings.executor().submit(loop);
    }

    /** Stops receiving messages. Messages in flight are still processed. */
    public synchronized void stopReceiving() {
        // interrupting a poll would discard the response, and its messages would stay invisible until the timeout
        if (loop.stop() && running != null) {
            running.cancel(true);
        }
    }

    /** Returns whether the consumer has been asked to stop receiving. */
    public boolean isStopping() {
        return loop.isStopping();
    }

    /**
     * Stops receiving messages and waits for those in flight. Work that does not finish in time is canceled, and its
     * messages become visible to other workers at once.
     *
     * @return whether all work finished in time
     */
    public boolean stop(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        stopReceiving();
        loop.awaitPoll(end);
        boolean done = workers.drain(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        LOG.log(
                Level.INFO,
                done ? "all messages in flight are finished" : "unfinished messages were returned to the queue");
        return done;
    }

    /** Returns the number of messages in flight. */
    public int inFlight() {
        return workers.inFlight();
    }

    public ConsumerHealth health() {
        return health;
    }

    /** Returns why only a restart helps: the poll loop is dead or stuck although it was not asked to stop. */
    public Optional<String> defect() {
        return isStopping() ? Optional.empty() : health.defect();
    }
}
