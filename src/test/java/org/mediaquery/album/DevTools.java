package org.mediaquery.album;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The connection to one page: commands with their answers, and events. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

    private static final int SECONDS = 20;

    private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final StringBuilder text = new StringBuilder();
    private final Consumer<JsonObject> events;
    private final WebSocket socket;

    /** @param events receives the events of the page */
    DevTools(URI address, Consumer<JsonObject> events) {
        this.events = events;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    /** Sends a command and waits for its answer. */
    JsonObject call(String method, JsonObjectBuilder parameters) {
        return await(method, ask(method, parameters));
    }

    /** Sends a command whose answer does not matter, or cannot be waited for inside an event. */
    void send(String method, JsonObjectBuilder parameters) {
        send(ids.incrementAndGet(), method, parameters);
    }

    private CompletableFuture<JsonObject> ask(String method, JsonObjectBuilder parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        send(id, method, parameters);
        return answer;
    }

    private synchronized void send(int id, String method, JsonObjectBuilder parameters) {
        String message = Json.createObjectBuilder()
                .add("id", id)
                .add("method", method)
                .add("params", parameters)
                .build()
                .toString();
        socket.sendText(message, true).join();
    }

    private static JsonObject await(String method, CompletableFuture<JsonObject> answer) {
        try {
            JsonObject message = answer.get(SECONDS, TimeUnit.SECONDS);
            if (message.containsKey("error")) {
                throw new IllegalStateException(method + ": " + message.get("error"));
            }
            return message.getJsonObject("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(method + " was not answered", e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            String message = text.toString();
            text.setLength(0);
            receive(message);
        }
        webSocket.request(1);
        return null;
    }

    private void receive(String message) {
        JsonObject json;
        try (var reader = Json.createReader(new StringReader(message))) {
            json = reader.readObject();
        }
        if (json.containsKey("id")) {
            CompletableFuture<JsonObject> answer = waiting.remove(json.getInt("id"));
            if (answer != null) {
                answer.complete(json);
            }
        } else {
            events.accept(json);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
