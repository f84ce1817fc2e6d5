package org.mediaquery.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A labeling service with Clarifai's protocol. It reads the number that a picture shows, and records each successful call,
 * which would cost money. Some calls fail, which costs nothing.
 */
final class CountingProvider implements AutoCloseable {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Duration time;
    private final double failing;
    private final Map<Integer, List<Call>> calls = new HashMap<>();
    private final AtomicLong failures = new AtomicLong();

    /** A successful call: the times of its request and response, on {@link System#nanoTime}'s clock. */
    record Call(long begun, long ended) {}

    /**
     * Starts the service.
     *
     * @param time the response time
     * @param failing the fraction of calls that fail, 0 to 1
     */
    CountingProvider(Duration time, double failing) throws IOException {
        this.time = time;
        this.failing = failing;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/outputs", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/outputs";
    }

    static String label(int number) {
        return "number " + number;
    }

    /** Returns the successful calls by the number in the picture. */
    synchronized Map<Integer, List<Call>> calls() {
        Map<Integer, List<Call>> copy = new HashMap<>();
        calls.forEach((number, all) -> copy.put(number, List.copyOf(all)));
        return copy;
    }

    long failures() {
        return failures.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        long begun = System.nanoTime();
        try (exchange) {
            int number = NumberedPictures.number(picture(exchange));
            Thread.sleep(time.toMillis());
            if (ThreadLocalRandom.current().nextDouble() < failing) {
                failures.incrementAndGet();
                send(exchange, number % 2 == 0 ? UNAVAILABLE : OK, "<html>Unavailable</html>");
                return;
            }
            // counted before the response, so that no client has a response that is not counted
            synchronized (this) {
                calls.computeIfAbsent(number, key -> new ArrayList<>()).add(new Call(begun, System.nanoTime()));
            }
            send(exchange, OK, """
                    {"status":{"code":10000},"outputs":[{"status":{"code":10000},"data":{"concepts":[
                     {"name":"%s","value":0.99},{"name":"thing","value":0.9}]}}]}""".formatted(label(number)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] picture(HttpExchange exchange) {
        try (JsonReader json = Json.createReader(exchange.getRequestBody())) {
            return Base64.getDecoder()
                    .decode(json.readObject()
                            .getJsonArray("inputs")
                            .getJsonObject(0)
                            .getJsonObject("data")
                            .getJsonObject("image")
                            .getString("base64"));
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
