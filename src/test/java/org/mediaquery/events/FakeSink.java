package org.mediaquery.events;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A client that keeps what it receives. */
final class FakeSink implements SseEventSink {

    final List<OutboundSseEvent> received = new ArrayList<>();
    private final List<CompletableFuture<Object>> unread = new ArrayList<>();
    private boolean reads = true;
    private boolean closed;

    /** The client reads nothing from now on. */
    void stall() {
        reads = false;
    }

    List<String> names() {
        return received.stream().map(OutboundSseEvent::getName).toList();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
        CompletableFuture<Object> sent = new CompletableFuture<>();
        if (reads) {
            received.add(event);
            sent.complete(event);
        } else {
            unread.add(sent);
        }
        return sent;
    }

    int unread() {
        return unread.size();
    }

    @Override
    public void close() {
        closed = true;
    }
}
