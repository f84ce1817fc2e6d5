package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.mediaquery.ingest.ConsumerSettings;
import org.mediaquery.queue.WorkQueue;

/**
 * Takes messages from the queue and has them worked on, at most so many at a time. It takes permits before it asks the
 * queue, so that it never holds a message that it cannot work on at once.
 */
public final class Consumer {

    private static final System.Logger LOG = System.getLogger(Consumer.class.getName());

    private final WorkerPool workers;
    private final ConsumerSettings settings;
    private final ConsumerHealth health = new ConsumerHealth();
    private final PollLoop loop;
    private Future<?> running;

    /** @param pause for how long it makes no sense to take messages; zero when it does */
    public Consumer(WorkQueue queue, WorkerPool workers, ConsumerSettings settings, Supplier<Duration> pause) {
        this.workers = workers;
        this.settings = settings;
        this.loop = new PollLoop(queue, workers, settings.visibilityTimeout(), pause, health);
    }

    /** Begins to take messages. Called once. */
    public synchronized void start() {
        health.stepped();
        running = settings.executor().submit(loop);
    }

    /** Takes no more messages; those in hand are worked on. */
    public synchronized void stopReceiving() {
        // an answer that has come to an interrupted thread would be thrown away, and its messages be invisible for long
        if (loop.stop() && running != null) {
            running.cancel(true);
        }
    }

    /** Whether it was told to take no more messages. */
    public boolean isStopping() {
        return loop.isStopping();
    }

    /**
     * Takes no more messages, and waits for those that are worked on. What is not done in time is broken off and given
     * back to the queue, for others to do at once.
     *
     * @return whether all work was done in time
     */
    public boolean stop(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        stopReceiving();
        loop.awaitPoll(end);
        boolean done = workers.drain(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        LOG.log(Level.INFO, done ? "all messages are done" : "messages that were not done are given back");
        return done;
    }

    /** How many messages are worked on now. */
    public int inFlight() {
        return workers.inFlight();
    }

    public ConsumerHealth health() {
        return health;
    }

    /** Why only a restart helps: it takes no messages any more, though nobody told it to stop. */
    public Optional<String> defect() {
        return isStopping() ? Optional.empty() : health.defect();
    }
}
