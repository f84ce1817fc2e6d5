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

/** Works on messages, so many at a time. Who wants to give it one takes a permit first. */
public final class WorkerPool {

    /** What is interrupted ends within moments, if at all. */
    private static final Duration INTERRUPT_TIMEOUT = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(WorkerPool.class.getName());

    private final MessageProcessor processor;
    private final WorkQueue queue;
    private final ConsumerSettings settings;
    private final Semaphore permits;

    /** Held by messages in work alone; {@link #permits} are also held by who is about to bring some. */
    private final Semaphore working;

    private final Set<InFlightMessage> messages = ConcurrentHashMap.newKeySet();

    public WorkerPool(MessageProcessor processor, WorkQueue queue, ConsumerSettings settings) {
        this.processor = processor;
        this.queue = queue;
        this.settings = settings;
        this.permits = new Semaphore(settings.concurrency());
        this.working = new Semaphore(settings.concurrency());
    }

    /**
     * Takes permits: at least one, for which it waits, and those that are free beside.
     *
     * @param most 1 or more
     */
    int acquirePermits(int most) throws InterruptedException {
        permits.acquire();
        int more = Math.min(most - 1, permits.availablePermits());
        while (more > 0 && !permits.tryAcquire(more)) {
            more--;
        }
        return more + 1;
    }

    /** Gives permits back that are not needed. */
    void releasePermits(int count) {
        permits.release(count);
    }

    /**
     * Has a message worked on, which uses a permit up until its work is done.
     *
     * @return whether it is; if not, no permit is used
     */
    boolean submit(QueueMessage message) throws InterruptedException {
        working.acquire();
        InFlightMessage held = null;
        try {
            held = new InFlightMessage(message, queue, settings);
            messages.add(held);
            InFlightMessage begun = held;
            settings.executor().execute(() -> runAndRelease(begun));
            return true;
        } catch (RuntimeException | Error e) {
            // the executor refused it, or there is no memory for another thread
            working.release();
            if (held != null) {
                messages.remove(held);
                held.end();
            }
            LOG.log(Level.WARNING, "no thread could be had for message " + message.id(), e);
            return false;
        }
    }

    private void runAndRelease(InFlightMessage held) {
        try {
            processor.run(held);
        } finally {
            // whatever was thrown: a message that is not kept invisible any more comes back by itself
            held.end();
            messages.remove(held);
            working.release();
            permits.release();
        }
    }

    /** How many messages are worked on now. */
    int inFlight() {
        return settings.concurrency() - working.availablePermits();
    }

    /** Waits for the work in hand. What is not done in time is broken off, and given back for others to do. */
    boolean drain(Duration limit) throws InterruptedException {
        if (isDoneWithin(limit)) {
            return true;
        }
        LOG.log(Level.INFO, "{0} messages are not done in time; their work is broken off", inFlight());
        messages.forEach(InFlightMessage::cancel);
        if (!isDoneWithin(INTERRUPT_TIMEOUT)) {
            messages.forEach(InFlightMessage::release);
        }
        return false;
    }

    private boolean isDoneWithin(Duration limit) throws InterruptedException {
        boolean done = working.tryAcquire(settings.concurrency(), limit.toMillis(), TimeUnit.MILLISECONDS);
        if (done) {
            working.release(settings.concurrency());
        }
        return done;
    }
}
