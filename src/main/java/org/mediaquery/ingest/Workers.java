package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mediaquery.queue.WorkMessage;
import org.mediaquery.queue.WorkQueue;

/** Works on messages, so many at a time. Who wants to give it one takes a permit first. */
final class Workers {

    /** What is interrupted ends within moments, if at all. */
    private static final Duration TO_BREAK_OFF = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(Workers.class.getName());

    private final MessageWork work;
    private final WorkQueue queue;
    private final Crew crew;
    private final Semaphore permits;

    /** Held by messages in work alone; {@link #permits} are also held by who is about to bring some. */
    private final Semaphore working;

    private final Set<HeldMessage> inHand = ConcurrentHashMap.newKeySet();

    Workers(MessageWork work, WorkQueue queue, Crew crew) {
        this.work = work;
        this.queue = queue;
        this.crew = crew;
        this.permits = new Semaphore(crew.size());
        this.working = new Semaphore(crew.size());
    }

    /**
     * Takes permits: at least one, for which it waits, and those that are free beside.
     *
     * @param most 1 or more
     */
    int take(int most) throws InterruptedException {
        permits.acquire();
        int more = Math.min(most - 1, permits.availablePermits());
        while (more > 0 && !permits.tryAcquire(more)) {
            more--;
        }
        return more + 1;
    }

    /** Gives permits back that are not needed. */
    void giveBack(int count) {
        permits.release(count);
    }

    /**
     * Has a message worked on, which uses a permit up until its work is done.
     *
     * @return whether it is; if not, no permit is used
     */
    boolean begin(WorkMessage message) throws InterruptedException {
        working.acquire();
        HeldMessage held = null;
        try {
            held = new HeldMessage(message, queue, crew);
            inHand.add(held);
            HeldMessage begun = held;
            crew.executor().execute(() -> runAndRelease(begun));
            return true;
        } catch (RuntimeException | Error e) {
            // the executor refused it, or there is no memory for another thread
            working.release();
            if (held != null) {
                inHand.remove(held);
                held.end();
            }
            LOG.log(Level.WARNING, "no thread could be had for message " + message.id(), e);
            return false;
        }
    }

    private void runAndRelease(HeldMessage held) {
        try {
            work.run(held);
        } finally {
            // whatever was thrown: a message that is not kept invisible any more comes back by itself
            held.end();
            inHand.remove(held);
            working.release();
            permits.release();
        }
    }

    /** How many messages are worked on now. */
    int busy() {
        return crew.size() - working.availablePermits();
    }

    /** Waits for the work in hand. What is not done in time is broken off, and given back for others to do. */
    boolean finish(Duration limit) throws InterruptedException {
        if (isDoneWithin(limit)) {
            return true;
        }
        LOG.log(Level.INFO, "{0} messages are not done in time; their work is broken off", busy());
        inHand.forEach(HeldMessage::breakOff);
        if (!isDoneWithin(TO_BREAK_OFF)) {
            inHand.forEach(HeldMessage::giveBack);
        }
        return false;
    }

    private boolean isDoneWithin(Duration limit) throws InterruptedException {
        boolean done = working.tryAcquire(crew.size(), limit.toMillis(), TimeUnit.MILLISECONDS);
        if (done) {
            working.release(crew.size());
        }
        return done;
    }
}
