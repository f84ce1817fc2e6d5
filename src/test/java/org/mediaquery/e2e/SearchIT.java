package org.mediaquery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediaquery.e2e.SharedService.put;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.local.LocalCloud;
import software.amazon.awssdk.services.s3.S3Client;

/** Lists, facets, counts and events of the API. */
@ExtendWith(SharedService.class)
class SearchIT {

    private final ApiClient api = SharedService.api();
    private final S3Client s3 = SharedService.s3();

    @Test
    void labelCountsAndStatisticsMatchTheRecords() throws Exception {
        put("numbers/1.jpg", Pictures.jpeg());
        put("numbers/2.jpg", Pictures.jpeg());
        api.awaitStatus("numbers/1.jpg", "LABELLED");
        api.awaitStatus("numbers/2.jpg", "LABELLED");
        await().atMost(ApiClient.LIMIT).untilAsserted(() -> {
            int known = api.names("").size();
            JsonObject stats = ApiClient.object(api.get("api/stats"));
            assertThat(stats.getJsonObject("types").values().stream()
                            .mapToInt(type -> type.asJsonObject().getInt("count"))
                            .sum())
                    .isGreaterThanOrEqualTo(known);
            int skies = api.names("label=sky").size();
            JsonArray labels = ApiClient.array(api.get("api/labels?startswith=SKY&sort=-count"));
            assertThat(labels.getJsonObject(0).getString("label")).isEqualTo("Sky");
            assertThat(labels.getJsonObject(0).getInt("count")).isEqualTo(skies);
        });
        assertThat(api.get("api/labels?sort=size").statusCode()).isEqualTo(400);
    }

    @Test
    void listsAreSortedAndFiltered() throws Exception {
        put("orders/b.jpg", Pictures.jpeg());
        api.awaitStatus("orders/b.jpg", "LABELLED");
        put("orders/a.png", Pictures.pngThatClaims(30_000, 30_000));
        api.awaitStatus("orders/a.png", "FAILED");
        api.awaitNames(
                "startswith=orders/", names -> assertThat(names).containsExactly("orders/a.png", "orders/b.jpg"));
        api.awaitNames("startswith=orders/&sort=-size", names -> assertThat(names)
                .containsExactly("orders/b.jpg", "orders/a.png"));
        api.awaitNames(
                "startswith=orders/&not-label=sky", names -> assertThat(names).containsExactly("orders/a.png"));
        api.awaitNames("startswith=orders/&uploaded-after=2100-01-01&sort=-uploaded", names -> assertThat(names)
                .isEmpty());
    }

    @Test
    void facetsAreCountedWithinASearch() throws Exception {
        put("facets/x/a.jpg", Pictures.jpeg());
        put("facets/x/b.jpg", Pictures.jpeg());
        put("facets/c.txt", "nothing to see".getBytes(StandardCharsets.UTF_8));
        await().atMost(ApiClient.LIMIT).untilAsserted(() -> {
            JsonObject facets = ApiClient.object(api.get("api/facets?startswith=facets/&label=sky&sort=-uploaded"));
            assertThat(facets.getInt("matches")).isEqualTo(2);
            assertThat(facets.getBoolean("exact")).isTrue();
            assertThat(facets.getJsonArray("folders").toString()).isEqualTo("[{\"folder\":\"facets/x/\",\"count\":2}]");
            assertThat(facets.getJsonArray("labels").toString()).contains("{\"label\":\"Blue\",\"count\":2}");
        });
        assertThat(api.get("api/facets?limit=1").statusCode()).isEqualTo(400);
    }

    @Test
    void linksLeadThroughAllPages() throws Exception {
        for (int i = 0; i < 7; i++) {
            put("pages/" + i + ".jpg", Pictures.jpeg());
        }
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.names("label=sky&startswith=pages/").size() == 7);
        URI next = api.resolve("api/media/?startswith=pages/&label=sky&label=blue&limit=3");
        List<String> all = new ArrayList<>();
        while (next != null) {
            HttpResponse<String> page = api.get(next.toString());
            assertThat(page.statusCode()).isEqualTo(200);
            List<String> names = ApiClient.array(page).stream()
                    .map(record -> record.asJsonObject().getString("name"))
                    .toList();
            assertThat(names).hasSizeLessThanOrEqualTo(3);
            all.addAll(names);
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> URI.create(link.substring(1, link.indexOf('>'))))
                    .orElse(null);
        }
        assertThat(all).hasSize(7).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void unchangedPagesAreNotSentAgainAndPagesAreCompressed() throws Exception {
        put("tags/a.jpg", Pictures.jpeg());
        api.awaitStatus("tags/a.jpg", "LABELLED");
        api.awaitNames(
                "startswith=tags/&status=labelled", names -> assertThat(names).hasSize(1));
        URI page = api.resolve("api/media/?startswith=tags/");
        HttpResponse<String> first = api.send(
                HttpRequest.newBuilder(page).header("Accept-Encoding", "gzip").build());
        assertThat(first.headers().firstValue("Content-Encoding")).contains("gzip");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpRequest again =
                HttpRequest.newBuilder(page).header("If-None-Match", tag).build();
        assertThat(api.send(again).statusCode()).isEqualTo(304);
        s3.deleteObject(request -> request.bucket(LocalCloud.BUCKET).key("tags/a.jpg"));
        await().atMost(ApiClient.LIMIT).until(() -> api.send(again).statusCode() == 200);
    }

    @Test
    void unchangedRecordsAreNotSentAgain() throws Exception {
        put("etag/a.jpg", Pictures.jpeg());
        api.awaitStatus("etag/a.jpg", "LABELLED");
        String etag =
                api.get("api/media/etag/a.jpg").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = api.send(HttpRequest.newBuilder(api.resolve("api/media/etag/a.jpg"))
                .header("If-None-Match", etag)
                .build());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void clientsReceiveChangesAsEvents() throws Exception {
        HttpRequest follow = HttpRequest.newBuilder(api.resolve("api/events"))
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", "gzip")
                .timeout(ApiClient.LIMIT)
                .build();
        HttpResponse<InputStream> stream = HttpClient.newHttpClient().send(follow, BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            put("live/a.jpg", Pictures.jpeg());
            awaitLine(lines, "data: \\{\"name\":\"live/a.jpg\",.*\"status\":\"LABELLED\".*");
            Instant labelled =
                    Instant.parse(api.awaitStatus("live/a.jpg", "LABELLED").getString("labelledAt"));
            assertThat(Duration.between(labelled, Instant.now())).isLessThan(Duration.ofSeconds(5));
            s3.deleteObject(request -> request.bucket(LocalCloud.BUCKET).key("live/a.jpg"));
            awaitLine(lines, "data: \\{\"name\":\"live/a.jpg\"}");
        }
    }

    @RepeatedTest(20)
    void everyClientOfEventsIsAnsweredAtOnce() throws Exception {
        HttpRequest follow = HttpRequest.newBuilder(api.resolve("api/events"))
                .timeout(ApiClient.LIMIT)
                .build();
        HttpResponse<InputStream> stream = HttpClient.newHttpClient().send(follow, BodyHandlers.ofInputStream());
        stream.body().close();
        assertThat(stream.statusCode()).isEqualTo(200);
    }

    private static void awaitLine(BufferedReader lines, String pattern) throws Exception {
        CompletableFuture.runAsync(() -> assertThat(lines.lines().anyMatch(line -> line.matches(pattern)))
                        .as(pattern)
                        .isTrue())
                .get(ApiClient.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
}
