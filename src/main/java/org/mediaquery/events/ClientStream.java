package org.mediaquery.events;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** The stream of events to one client. A slow client delays no other: its events wait in a queue, up to a limit. */
final class ClientStream {

    private static final int MAX_WAITING = 3000;

    private final SseEventSink sink;
    private final Sse sse;
    private final Executor executor;
    private final BlockingQueue<ChangeEvent> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final AtomicBoolean sending = new AtomicBoolean(true);

    /** @param executor sends, which may block while the client does not read */
    ClientStream(SseEventSink sink, Sse sse, Executor executor) {
        this.sink = sink;
        this.sse = sse;
        this.executor = executor;
    }

    /**
     * Sends what waits. Call it once, on the thread of the request: the server may never send a response whose first bytes
     * another thread writes before the resource method returns.
     */
    void start() {
        send();
    }

    /** Returns whether the client is still there and keeps up. Sends the event soon, but not before {@link #start()}. */
    boolean offer(ChangeEvent event) {
        if (sink.isClosed() || !waiting.offer(event)) {
            return false;
        }
        sendWaiting();
        return true;
    }

    void close() {
        sink.close();
    }

    private void sendWaiting() {
        if (!waiting.isEmpty() && sending.compareAndSet(false, true)) {
            executor.execute(this::send);
        }
    }

    private void send() {
        ChangeEvent event = waiting.poll();
        if (event == null || sink.isClosed()) {
            sending.set(false);
            // an event that was offered since
            if (!sink.isClosed()) {
                sendWaiting();
            }
            return;
        }
        sink.send(outbound(event)).whenComplete((sent, failure) -> {
            if (failure == null) {
                executor.execute(this::send);
            } else {
                sink.close();
            }
        });
    }

    private OutboundSseEvent outbound(ChangeEvent event) {
        OutboundSseEvent.Builder builder = sse.newEventBuilder().id(event.id());
        if (event.type() == null) {
            return builder.comment("").build();
        }
        return builder.name(event.type())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(String.class, event.data())
                .build();
    }
}
