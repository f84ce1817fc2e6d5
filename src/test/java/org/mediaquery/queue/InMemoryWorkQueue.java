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

/** A queue that records every operation. Hidden messages do not become visible again by themselves. */
public final class InMemoryWorkQueue implements WorkQueue {

    private static final int GATE = 1000;

    private final BlockingQueue<QueueMessage> waiting = new LinkedBlockingQueue<>();
    private final List<String> deleted = new ArrayList<>();
    private final Map<String, Duration> hidden = new LinkedHashMap<>();
    private final Map<String, String> deadLettered = new LinkedHashMap<>();
    private final Map<String, Duration> sent = new LinkedHashMap<>();
    private final Semaphore gate = new Semaphore(GATE);
    private int largestRequest;
    private Throwable receiveFailure;
    private RuntimeException sendFailure;

    /** Makes polls that start from now on wait until {@link #release}. */
    public void hold() {
        gate.drainPermits();
    }

    public void release() {
        gate.release(GATE);
    }

    /** Makes receiving fail with this error or runtime exception from now on; null: receiving works again. */
    public synchronized void failWith(Throwable cause) {
        receiveFailure = cause;
    }

    public void add(String id, String body) {
        add(id, body, 1);
    }

    /** Adds a message whose next receive has this count. */
    public void add(String id, String body, int receiveCount) {
        waiting.add(new QueueMessage(id, "receipt-" + id, body, new Delivery(receiveCount, null, Map.of())));
    }

    @Override
    public List<QueueMessage> receive(int most, Duration invisible) {
        synchronized (this) {
            largestRequest = Math.max(largestRequest, most);
            if (receiveFailure instanceof Error error) {
                throw error;
            }
            if (receiveFailure != null) {
                throw (RuntimeException) receiveFailure;
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

    /** Makes sending fail from now on; null: sending works again. */
    public synchronized void failToSend(RuntimeException cause) {
        sendFailure = cause;
    }

    @Override
    public synchronized void send(List<String> bodies) {
        if (sendFailure != null) {
            throw sendFailure;
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
        // always available
    }

    /** Returns the sent bodies with their delays; sent messages are never received. */
    public synchronized Map<String, Duration> sent() {
        return Map.copyOf(sent);
    }

    /** Returns the sent bodies and clears them. */
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
