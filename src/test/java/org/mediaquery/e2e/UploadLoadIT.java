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

/** A server with the heap of the pod, under more uploads than it has memory and threads for. */
class UploadLoadIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** That of the pods (k8s/base/deployment.yaml). */
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
    void stalledClientsAndLargeUploadsLeaveTheServerAlive() throws Exception {
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
        // a probe that failed ends the schedule
        assertThat(probe.isDone()).isFalse();
        probe.cancel(false);
        assertThat(Collections.max(times)).isLessThan(PROBE_TIMEOUT);
        // the machine that tests may have something else to do for a moment
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

    /** Larger than what the heap leaves, and with the name behind the file. */
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

    /** Sends it as a patient client does: again when the answer is 503, which names a time for that. */
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

    /** How long the server takes to say that it lives. */
    private Duration liveness() {
        HttpRequest live = HttpRequest.newBuilder(home.resolve("health/live"))
                .timeout(LIMIT)
                .build();
        long begin = System.nanoTime();
        try {
            assertThat(http.send(live, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the server does not say that it lives", e);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
