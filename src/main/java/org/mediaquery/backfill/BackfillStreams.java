package org.mediaquery.backfill;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mediaquery.catalog.BackfillRun;

/**
 * Sends the progress of a backfill to clients every second as server-sent events, until it ends, the client disconnects
 * or the service stops.
 */
public final class BackfillStreams {

    private static final System.Logger LOG = System.getLogger(BackfillStreams.class.getName());

    private final Backfiller backfiller;
    private final ScheduledExecutorService scheduler;
    private final Set<SseEventSink> sinks = ConcurrentHashMap.newKeySet();

    public BackfillStreams(Backfiller backfiller, ScheduledExecutorService scheduler) {
        this.backfiller = backfiller;
        this.scheduler = scheduler;
    }

    /** Closes all streams: an open stream would delay the shutdown of the server. */
    public void close() {
        sinks.forEach(this::end);
    }

    void follow(String id, SseEventSink sink, Sse sse) {
        sinks.add(sink);
        sendProgress(id, sink, sse);
    }

    private void sendProgress(String id, SseEventSink sink, Sse sse) {
        try {
            BackfillRun run = backfiller.find(id);
            JsonObject json = BackfillJson.write(run, Instant.now());
            boolean ended = run.state() == BackfillRun.State.DONE || run.state() == BackfillRun.State.CANCELLED;
            OutboundSseEvent event = sse.newEventBuilder()
                    .name(ended ? "end" : "progress")
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(String.class, json.toString())
                    .build();
            sink.send(event).whenComplete((sent, failure) -> {
                if (failure != null || ended || sink.isClosed()) {
                    end(sink);
                } else {
                    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, scheduler)
                            .execute(() -> sendProgress(id, sink, sse));
                }
            });
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "could not send the progress of backfill " + id + "; closing the stream", e);
            end(sink);
        }
    }

    private void end(SseEventSink sink) {
        if (sinks.remove(sink)) {
            sink.close();
        }
    }
}
