package org.mediaquery.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediaquery.e2e.ApiClient;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.platform.lifecycle.ShutdownLimits;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Stopping a replica while none of its dependencies respond. */
class StopIT {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration TO_BE_SEEN = Duration.ofMinutes(1);

    /** The time after which a process is killed. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void stopsInTimeWhenTheStoresHang() throws Exception {
        try (Cluster cluster = new Cluster(
                        1,
                        Map.of(
                                "MEDIA_SHUTDOWN_TIMEOUT",
                                GRACE.toString(),
                                "WLP_LOGGING_CONSOLE_FORMAT",
                                "SIMPLE",
                                "MEDIA_CONCURRENCY",
                                "8"));
                S3Client s3 = cluster.cloud().s3()) {
            ApiClient api = new ApiClient(cluster.home(0));
            for (int i = 0; i < 40; i++) {
                put(s3, i);
            }
            await().atMost(TO_BE_SEEN).until(() -> labelled(api) >= 4);
            // more than it can process before the stores hang
            for (int i = 40; i < 200; i++) {
                put(s3, i);
            }
            cluster.proxies().values().forEach(proxy -> proxy.set(FaultyProxy.Mode.BLACK_HOLE));
            long begun = System.nanoTime();
            boolean byItself = cluster.server(0).stop(PATIENCE);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(byItself).isTrue();
            assertThat(took).isLessThan(ShutdownLimits.total(GRACE));
        }
    }

    private static int labelled(ApiClient api) {
        return ApiClient.object(api.get("api/stats")).getJsonObject("statuses").getInt("LABELLED", 0);
    }

    private static void put(S3Client s3, int number) {
        s3.putObject(
                request -> request.bucket(LocalCloud.BUCKET)
                        .key("stop/" + number + ".jpg")
                        .contentType("image/jpeg"),
                RequestBody.fromBytes(NumberedPictures.jpeg(number)));
    }
}
