package org.mediaquery.ingest.consumer;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mediaquery.ingest.ConsumerSettings;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.queue.WorkQueue;

/** Processes messages with bounded concurrency. Callers acquire a permit before they submit a message. */
public final class WorkerPool {

    /** How long to wait for interrupted work: it ends within moments, if at all. */
    private static final Duration INTERRUPT_TIMEOUT = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(WorkerPool.class.getName());

    private final MessageProcessor processor;
    private final WorkQueue queue;
    private final ConsumerSettings settings;
    private final Semaphore permits;

    /** One permit per message in flight; {@link #permits} are also submitted by a poll that may return messages. */
    private final Semaphore inFlightPermits;

    private final Set<InFlightMessage> inFlight = ConcurrentHashMap.newKeySet();

    public WorkerPool(MessageProcessor processor, WorkQueue queue, ConsumerSettings settings) {
        this.processor = processor;
        this.queue = queue;
        this.settings = settings;
        this.permits = new Semaphore(settings.concurrency());
        this.inFlightPermits = new Semaphore(settings.concurrency());
    }

    /**
     * Acquires at least one permit, waiting for it if necessary, and up to {@code max} if more are free.
     *
     * @param max 1 or more
     */
    int acquirePermits(int max) throws InterruptedException {
        permits.acquire();
        int more = Math.min(max - 1, permits.availablePermits());
        while (more > 0 && !permits.tryAcquire(more)) {
            more--;
        }
        return more + 1;
    }

    /** Returns unused permits. */
    void releasePermits(int count) {
        permits.release(count);
    }

    /**
     * Submits a message. It uses a permit until its processing is finished.
     *
     * @return whether a worker accepted it; if not, it uses no permit
     */
    boolean submit(QueueMessage message) throws InterruptedException {
        inFlightPermits.acquire();
        InFlightMessage submitted = null;
        try {
            submitted = new InFlightMessage(message, queue, settings);
            inFlight.add(submitted);
            InFlightMessage accepted = submitted;
            settings.executor().execute(() -> runAndRelease(accepted));
            return true;
        } catch (RuntimeException | Error e) {
            // the executor rejected it, or there is no memory for another thread
            inFlightPermits.release();
            if (submitted != null) {
                inFlight.remove(submitted);
                submitted.end();
            }
            LOG.log(Level.WARNING, "no thread available for message " + message.id(), e);
            return false;
        }
    }

    private void runAndRelease(InFlightMessage submitted) {
        try {
            processor.run(submitted);
        } finally {
            // whatever was thrown: without a heartbeat the message becomes visible again by itself
            submitted.end();
            inFlight.remove(submitted);
            inFlightPermits.release();
            permits.release();
        }
    }

    /** Returns the number of messages in flight. */
    int inFlight() {
        return settings.concurrency() - inFlightPermits.availablePermits();
    }

    /**
     * Waits for the messages in flight. Work that does not finish in time is canceled, and its messages are released
     * for other workers.
     */
    boolean drain(Duration limit) throws InterruptedException {
        if (finishesWithin(limit)) {
            return true;
        }
        LOG.log(Level.INFO, "{0} messages did not finish in time; canceling their work", inFlight());
        inFlight.forEach(InFlightMessage::cancel);
        if (!finishesWithin(INTERRUPT_TIMEOUT)) {
            inFlight.forEach(InFlightMessage::release);
        }
        return false;
    }

    private boolean finishesWithin(Duration limit) throws InterruptedException {
        boolean done = inFlightPermits.tryAcquire(settings.concurrency(), limit.toMillis(), TimeUnit.MILLISECONDS);
        if (done) {
            inFlightPermits.release(settings.concurrency());
        }
        return done;
    }
}
