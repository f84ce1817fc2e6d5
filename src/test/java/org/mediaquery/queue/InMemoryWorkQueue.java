package org.mediaquery.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A queue that remembers what was done with its messages. Hidden messages do not come back by themselves. */
public final class InMemoryWorkQueue implements WorkQueue {

    private static final int GATE = 1000;

    private final BlockingQueue<QueueMessage> waiting = new LinkedBlockingQueue<>();
    private final List<String> deleted = new ArrayList<>();
    private final Map<String, Duration> hidden = new LinkedHashMap<>();
    private final Map<String, String> deadLettered = new LinkedHashMap<>();
    private final Map<String, Duration> sent = new LinkedHashMap<>();
    private final Semaphore gate = new Semaphore(GATE);
    private int largestRequest;
    private Throwable failure;
    private RuntimeException refusal;

    /** Lets polls that begin from now on wait until {@link #release}. */
    public void hold() {
        gate.drainPermits();
    }

    public void release() {
        gate.release(GATE);
    }

    /** Lets it give no messages from now on; null: lets it work again. An error, or a runtime exception. */
    public synchronized void failWith(Throwable cause) {
        failure = cause;
    }

    public void add(String id, String body) {
        add(id, body, 1);
    }

    /** Puts a message on it that is taken for the n-th time next. */
    public void add(String id, String body, int receiveCount) {
        waiting.add(new QueueMessage(id, "receipt-" + id, body, new Delivery(receiveCount, null, Map.of())));
    }

    @Override
    public List<QueueMessage> receive(int most, Duration invisible) {
        synchronized (this) {
            largestRequest = Math.max(largestRequest, most);
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
        }
        List<QueueMessage> taken = new ArrayList<>();
        try {
            gate.acquire();
            gate.release();
            QueueMessage first = waiting.poll(50, TimeUnit.MILLISECONDS);
            if (first != null) {
                taken.add(first);
                waiting.drainTo(taken, most - 1);
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public synchronized void send(String body, Duration delay) {
        sent.put(body, delay);
    }

    /** Lets it refuse messages from now on; null: lets it work again. */
    public synchronized void failToSend(RuntimeException cause) {
        refusal = cause;
    }

    @Override
    public synchronized void send(List<String> bodies) {
        if (refusal != null) {
            throw refusal;
        }
        bodies.forEach(body -> send(body, Duration.ZERO));
    }

    @Override
    public synchronized long depth() {
        return waiting.size() + (long) sent.size();
    }

    @Override
    public synchronized void delete(QueueMessage message) {
        deleted.add(message.id());
    }

    @Override
    public synchronized void changeVisibility(QueueMessage message, Duration time) {
        hidden.put(message.id(), time);
    }

    @Override
    public synchronized void moveToDeadLetters(QueueMessage message, String reason) {
        deadLettered.put(message.id(), reason);
    }

    @Override
    public synchronized int redrive(int most, Consumer<String> moved) {
        List<String> ids = deadLettered.keySet().stream().limit(most).toList();
        ids.forEach(id -> {
            deadLettered.remove(id);
            moved.accept(id);
        });
        return ids.size();
    }

    @Override
    public synchronized long deadLetterCount() {
        return deadLettered.size();
    }

    @Override
    public void check() {
        // it is always there
    }

    /** What was put on it, with its delay; nobody is given it. */
    public synchronized Map<String, Duration> sent() {
        return Map.copyOf(sent);
    }

    /** The same bodies, which it forgets. */
    public synchronized List<String> takeSent() {
        List<String> bodies = List.copyOf(sent.keySet());
        sent.clear();
        return bodies;
    }

    public synchronized List<String> deleted() {
        return List.copyOf(deleted);
    }

    public synchronized Map<String, Duration> hidden() {
        return Map.copyOf(hidden);
    }

    public synchronized Map<String, String> deadLettered() {
        return Map.copyOf(deadLettered);
    }

    public synchronized int largestRequest() {
        return largestRequest;
    }
}
