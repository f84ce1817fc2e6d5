package org.mediaquery.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mediaquery.e2e.ApiClient;
import org.mediaquery.local.LocalCloud;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Objects are put, replaced and deleted while two replicas and a worker are killed and replaced, connections fail, and
 * notifications arrive late, repeatedly and out of order. Afterwards the catalog matches the bucket exactly, and no picture
 * was paid for twice unless its worker was killed.
 *
 * <p>Set {@code -Dfaults.objects=20000 -Dfaults.seconds=1800 -Dfaults.seed=7} for a longer run with another seed.
 */
class NothingLostIT {

    private static final int OBJECTS = Integer.getInteger("faults.objects", 1300);
    private static final int SECONDS = Integer.getInteger("faults.seconds", 45);
    private static final long SEED = Long.getLong("faults.seed", System.currentTimeMillis());

    private static final Duration TAKEOVER = Duration.ofSeconds(15);
    private static final Duration UNTIL_QUIET = Duration.ofSeconds(240L + SECONDS);

    /** Long, because the stand-in reads the whole table for each page of a scan. */
    private static final Duration TO_CHECK = Duration.ofSeconds(200);

    /** The maximum time from a provider's response to its write to the table, when the table is available. */
    private static final long TO_WRITE_DOWN = TimeUnit.SECONDS.toNanos(3);

    /** A lost call times out after ten seconds, and is retried within five. */
    private static final long TO_RECOVER = TimeUnit.SECONDS.toNanos(20);

    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();

    @Test
    void losesNothingWhenAnythingFails() throws Exception {
        try (CountingProvider provider = new CountingProvider(Duration.ofMillis(50), 0.02);
                Cluster cluster = new Cluster(2, settings(provider));
                S3Client s3 = cluster.cloud().s3()) {
            cluster.cloud().deliver(deliveries());
            Script script = new Script(s3, SEED, OBJECTS, TimeUnit.SECONDS.toMillis(SECONDS));
            Chaos chaos = new Chaos(cluster, SEED);
            chaos.during(CompletableFuture.runAsync(() -> run(script)));
            print(script, chaos, provider, cluster);

            Map<String, Integer> expected = new TreeMap<>(script.expected());
            assertThat(bucket(s3)).as("objects in the bucket").containsExactlyElementsOf(expected.keySet());
            ApiClient api = new ApiClient(cluster.home(0));
            awaitQuiet(cluster, api, expected);
            assertThatAllIsRight(api, expected);
            assertThatNothingWasPaidForTwice(provider, chaos);
        }
    }

    private static Map<String, String> settings(CountingProvider provider) {
        Map<String, String> settings = new HashMap<>();
        settings.put("MEDIA_LABELLER", "clarifai");
        settings.put("CLARIFAI_PAT", "token");
        settings.put("CLARIFAI_API_URL", provider.url());
        settings.put("MEDIA_CLARIFAI_RATE", "500");
        settings.put("MEDIA_CLARIFAI_CONCURRENCY", "16");
        settings.put("MEDIA_CONCURRENCY", "8");
        settings.put("MEDIA_VISIBILITY_TIMEOUT", TAKEOVER.toString());
        return settings;
    }

    /** Repeats or delays some notifications, so that they arrive out of order. */
    private org.mediaquery.local.Notifier.Deliveries deliveries() {
        Random random = new Random(SEED);
        return key -> {
            int dice = random.nextInt(10);
            if (dice == 0) {
                repeated.incrementAndGet();
                return List.of(Duration.ZERO, Duration.ofMillis(1 + random.nextInt(8000)));
            }
            if (dice == 1) {
                late.incrementAndGet();
                return List.of(Duration.ofMillis(1 + random.nextInt(8000)));
            }
            return List.of(Duration.ZERO);
        };
    }

    private static void run(Script script) {
        try {
            script.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void print(Script script, Chaos chaos, CountingProvider provider, Cluster cluster) throws IOException {
        long cut =
                cluster.proxies().values().stream().mapToLong(FaultyProxy::cut).sum();
        System.out.printf(
                "faults (seed %d): %d of %d objects left; %d kills, %d of them of a worker without a server; %d replicas"
                        + " replaced; network %d times slow, %d times down (%d connections reset), %d times dropping data;"
                        + " %d notifications repeated, %d late; %d provider calls failed; %d polls and %d workers threw an"
                        + " error%n",
                SEED,
                script.expected().size(),
                script.written(),
                chaos.kills().size(),
                cluster.workers(),
                chaos.replaced(),
                chaos.made(FaultyProxy.Mode.SLOW),
                chaos.made(FaultyProxy.Mode.DOWN),
                cut,
                chaos.made(FaultyProxy.Mode.BLACK_HOLE),
                repeated.get(),
                late.get(),
                provider.failures(),
                cluster.errors("receive"),
                cluster.errors("label"));
        assertThat(cluster.errors("receive")).as("errors in the poll loop").isPositive();
        assertThat(cluster.errors("label")).as("errors in workers").isPositive();
        assertThat(chaos.kills()).as("kills").isNotEmpty();
    }

    private static List<String> bucket(S3Client s3) {
        return s3.listObjectsV2Paginator(request -> request.bucket(LocalCloud.BUCKET)).contents().stream()
                .map(S3Object::key)
                .sorted()
                .toList();
    }

    private static void awaitQuiet(Cluster cluster, ApiClient api, Map<String, Integer> expected) {
        try (SqsClient sqs = cluster.cloud().sqs()) {
            await("the queue to be empty")
                    .atMost(UNTIL_QUIET)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> sqs
                            .getQueueAttributes(request ->
                                    request.queueUrl(cluster.cloud().queueUrl()).attributeNames(QueueAttributeName.ALL))
                            .attributes()
                            .entrySet()
                            .stream()
                            .filter(attribute -> attribute.getKey().name().startsWith("APPROXIMATE_NUMBER"))
                            .allMatch(attribute -> attribute.getValue().equals("0")));
        }
        await("the work of killed replicas to be finished")
                .atMost(UNTIL_QUIET)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    JsonObject statistics = ApiClient.object(api.get("api/stats"));
                    return statistics.getJsonObject("statuses").getInt("LABELLED", 0) == expected.size();
                });
    }

    private static void assertThatAllIsRight(ApiClient api, Map<String, Integer> expected) {
        assertThat(ApiClient.object(api.get("api/dead-letters")).getInt("queued"))
                .as("dead letters")
                .isZero();
        Map<String, List<String>> labels = new TreeMap<>();
        api.eachPage(
                "api/media/?limit=1000",
                record -> labels.put(record.getString("name"), ApiClient.texts(record.getJsonArray("labels"))));
        assertThat(labels.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach(
                (name, number) -> assertThat(labels.get(name)).as(name).contains(CountingProvider.label(number)));
        // work of killed replicas is finished within twice the time after which they are considered dead
        await("the index and the counts to be correct").atMost(TO_CHECK).untilAsserted(() -> {
            assertThat(api.post("api/index", "").statusCode()).isEqualTo(202);
            JsonObject[] report = new JsonObject[1];
            await().atMost(TO_CHECK).until(() -> {
                report[0] = ApiClient.object(api.get("api/index"));
                return report[0].getString("state").equals("DONE");
            });
            assertThat(report[0].getInt("records")).isEqualTo(expected.size());
            assertThat(report[0].getInt("wrong"))
                    .as("records that differ from the index")
                    .isZero();
            assertThat(report[0].getInt("stale"))
                    .as("postings without a record")
                    .isZero();
            assertThat(report[0].getInt("wrongCounts")).as("counts").isZero();
        });
    }

    private static void assertThatNothingWasPaidForTwice(CountingProvider provider, Chaos chaos) {
        AtomicInteger excused = new AtomicInteger();
        provider.calls().forEach((number, calls) -> {
            for (CountingProvider.Call call : calls.subList(0, calls.size() - 1)) {
                assertThat(wasInTheHandsOfTheDead(call, chaos))
                        .as("picture %d was paid for %d times", number, calls.size())
                        .isTrue();
                excused.incrementAndGet();
            }
        });
        System.out.printf(
                "%d pictures were paid for; %d of them twice, because their worker was killed before it stored the result%n",
                provider.calls().size(), excused.get());
    }

    private static boolean wasInTheHandsOfTheDead(CountingProvider.Call call, Chaos chaos) {
        long until = chaos.tableFaults().stream()
                .filter(fault -> fault.from() <= call.ended() + TO_WRITE_DOWN && fault.to() >= call.ended())
                .mapToLong(fault -> fault.to() + TO_RECOVER)
                .max()
                .orElse(call.ended() + TO_WRITE_DOWN);
        return chaos.kills().stream().anyMatch(kill -> kill >= call.begun() && kill <= until);
    }
}
