package org.mediaquery.events;

import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.mediaquery.catalog.ChangeLog;
import org.mediaquery.storage.OverloadedException;

/**
 * Sends changes of records to clients as server-sent events. While there are clients, one reader per process reads the change
 * log for all of them. The log is shared, so every process serves every client.
 */
public final class EventStreams {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final ChangeFeed feed;
    private final Executor executor;
    private final Clock clock;
    private final int max;
    private final Set<ClientStream> clients = ConcurrentHashMap.newKeySet();
    private Instant heartbeat = Instant.MIN;
    private volatile boolean closed;

    /**
     * @param executor sends to clients
     * @param max the number of clients
     */
    public EventStreams(ChangeLog log, Executor executor, Clock clock, int max) {
        this.feed = new ChangeFeed(log, clock);
        this.executor = executor;
        this.clock = clock;
        this.max = max;
    }

    /**
     * Adds a client.
     *
     * @param place the id of the last event that the client received; null to begin now
     * @throws OverloadedException when there are too many clients, or the service stops
     */
    void add(SseEventSink sink, Sse sse, String place) {
        ClientStream client = new ClientStream(sink, sse, executor);
        register(client, place);
        client.start();
        if (closed) {
            close();
        }
    }

    private synchronized void register(ClientStream client, String place) {
        if (closed || clients.size() >= max) {
            throw new OverloadedException("Too many clients listen to events. Try again later.", RETRY_AFTER);
        }
        if (clients.isEmpty()) {
            feed.restart();
        }
        // before the client is added, so that no newer event comes first
        List<ChangeEvent> missed = place == null ? List.of() : feed.since(place);
        clients.add(client);
        missed.forEach(event -> send(client, event));
        if (missed.isEmpty()) {
            send(client, ChangeEvent.heartbeat(feed.place()));
        }
    }

    /** Sends the changes since the last call. Call it about twice a second; without clients it does nothing. */
    public synchronized void poll() {
        if (clients.isEmpty()) {
            return;
        }
        for (ChangeEvent event : feed.next()) {
            clients.forEach(client -> send(client, event));
        }
        Instant now = clock.instant();
        if (now.isAfter(heartbeat.plus(HEARTBEAT))) {
            heartbeat = now;
            ChangeEvent event = ChangeEvent.heartbeat(feed.place());
            clients.forEach(client -> send(client, event));
        }
    }

    /** Returns the number of clients. */
    public int size() {
        return clients.size();
    }

    /** Ends all streams and takes no new ones: an open stream would delay the shutdown of the server. */
    public void close() {
        closed = true;
        // not on this thread, which must not wait for a client that does not read
        clients.forEach(client -> executor.execute(() -> end(client)));
    }

    private void send(ClientStream client, ChangeEvent event) {
        if (!client.offer(event)) {
            end(client);
        }
    }

    private void end(ClientStream client) {
        if (clients.remove(client)) {
            client.close();
        }
    }
}
