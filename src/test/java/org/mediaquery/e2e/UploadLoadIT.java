package org.mediaquery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mediaquery.local.LocalService;

/** A server with the heap of a pod, under more uploads than its memory and threads can hold. */
class UploadLoadIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** The probe timeout in k8s/base/deployment.yaml. */
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);

    private static final int LARGE = 30_000_000;
    private static final int STALLED = 60;
    private static final int STALLED_AFTER = 8_300_000;
    private static final byte[] FILE = new byte[LARGE];

    private static LocalService service;
    private static URI home;
    private static ExecutorService threads;
    private static ScheduledExecutorService clock;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws Exception {
        clock = Executors.newSingleThreadScheduledExecutor();
        threads = Executors.newCachedThreadPool();
        service = new LocalService(Map.of("JVM_ARGS", "-Xmx256m", "HTTP_READ_TIMEOUT", "5s"));
        home = service.server().home();
    }

    @AfterAll
    static void stop() throws Exception {
        threads.shutdownNow();
        clock.shutdownNow();
        service.close();
    }

    @Test
    void staysAliveUnderStalledClientsAndLargeUploads() throws Exception {
        Queue<Duration> times = new ConcurrentLinkedQueue<>();
        ScheduledFuture<?> probe =
                clock.scheduleWithFixedDelay(() -> times.add(liveness()), 0, 100, TimeUnit.MILLISECONDS);
        List<StalledClient> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < STALLED; i++) {
                stalled.add(new StalledClient(
                        home,
                        "PUT /api/media/load/stalled-" + i + ".jpg HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                                + LARGE + "\r\nContent-Type: image/jpeg\r\n",
                        STALLED_AFTER));
            }
            List<CompletableFuture<Integer>> uploads = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                HttpRequest request = put("load/large-" + i + ".bin");
                uploads.add(CompletableFuture.supplyAsync(() -> send(request), threads));
            }
            uploads.add(CompletableFuture.supplyAsync(() -> send(form("load/form.bin")), threads));
            for (CompletableFuture<Integer> upload : uploads) {
                assertThat(upload.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(201);
            }
            for (StalledClient client : stalled) {
                assertThat(client.answer().get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                        .isIn("HTTP/1.1 503", "HTTP/1.1 408");
            }
        } finally {
            stalled.forEach(StalledClient::close);
        }
        // a failed probe ends the schedule
        assertThat(probe.isDone()).isFalse();
        probe.cancel(false);
        assertThat(Collections.max(times)).isLessThan(PROBE_TIMEOUT);
        // allows for short pauses of the machine that runs the test
        assertThat(times.stream().filter(time -> time.compareTo(Duration.ofSeconds(1)) < 0))
                .as("of %d liveness probes those within a second", times.size())
                .hasSizeGreaterThan(times.size() * 95 / 100);
        assertThat(send(put("load/afterwards.bin"))).isEqualTo(201);
    }

    private static HttpRequest put(String name) {
        return HttpRequest.newBuilder(home.resolve("api/media/" + name))
                .expectContinue(true)
                .PUT(BodyPublishers.ofByteArray(FILE))
                .build();
    }

    /** Returns a form that is larger than the free heap, with the name after the file. */
    private static HttpRequest form(String name) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(text("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n"));
        parts.addAll(Collections.nCopies(4, FILE));
        parts.add(text(
                "\r\n--limit\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n" + name + "\r\n--limit--\r\n"));
        return HttpRequest.newBuilder(home.resolve("api/media/"))
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .expectContinue(true)
                .POST(BodyPublishers.ofByteArrays(parts))
                .build();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends a request like a well-behaved client, which retries after 503 as Retry-After says. */
    private int send(HttpRequest request) {
        return await(request.uri().toString())
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> sendOnce(request), status -> status != 503);
    }

    private int sendOnce(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
        if (answer.statusCode() == 503) {
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isPositive();
        }
        return answer.statusCode();
    }

    /** Returns the response time of the liveness probe. */
    private Duration liveness() {
        HttpRequest live = HttpRequest.newBuilder(home.resolve("health/live"))
                .timeout(LIMIT)
                .build();
        long begin = System.nanoTime();
        try {
            assertThat(http.send(live, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the liveness probe failed", e);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
