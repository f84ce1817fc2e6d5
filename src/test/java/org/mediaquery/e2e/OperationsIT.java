package org.mediaquery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediaquery.e2e.SharedService.put;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediaquery.imaging.Pictures;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What operators use: retries, dead letters, the index check, health and metrics. Errors are problem details. */
@ExtendWith(SharedService.class)
class OperationsIT {

    private final ApiClient api = SharedService.api();

    @Test
    void failedObjectsAreRetriedOnRequest() throws Exception {
        put("retry/broken.jpg", Pictures.truncatedJpeg());
        api.awaitStatus("retry/broken.jpg", "FAILED");
        // the tag of a list changes with each write of a record
        String list = "api/media/?name=retry/broken.jpg&status=failed";
        String before = api.get(list).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> retried = api.post("api/retry/retry/broken.jpg", "");
        assertThat(retried.statusCode()).as(retried.body()).isEqualTo(202);
        assertThat(ApiClient.object(retried).getString("name")).isEqualTo("retry/broken.jpg");
        await().atMost(ApiClient.LIMIT).untilAsserted(() -> {
            HttpResponse<String> after = api.get(list);
            assertThat(ApiClient.array(after)).as("failed again").hasSize(1);
            assertThat(after.headers().firstValue("ETag")).isNotEqualTo(Optional.of(before));
        });
    }

    @Test
    void deadLettersAreListedAndRedriven() {
        try (SqsClient sqs = SharedService.service().cloud().sqs()) {
            sqs.sendMessage(request ->
                    request.queueUrl(SharedService.service().cloud().queueUrl()).messageBody("not JSON"));
        }
        await().atMost(ApiClient.LIMIT).untilAsserted(() -> {
            JsonObject dead = ApiClient.object(api.get("api/dead-letters"));
            assertThat(dead.getJsonArray("letters")).hasSize(1);
            assertThat(dead.getInt("queued")).isEqualTo(1);
            assertThat(dead.getJsonArray("letters").getJsonObject(0).getString("reason"))
                    .contains("not valid JSON");
        });
        assertThat(ApiClient.object(api.post("api/dead-letters/redrive", "")).getInt("redriven"))
                .isEqualTo(1);
        await().atMost(ApiClient.LIMIT).untilAsserted(() -> assertThat(
                        ApiClient.object(api.get("api/dead-letters")).getJsonArray("letters"))
                .as("failed again")
                .hasSize(1));
    }

    @Test
    void theIndexIsCheckedAndRebuiltWhileTheServiceRuns() throws Exception {
        put("index/a.jpg", Pictures.jpeg());
        api.awaitStatus("index/a.jpg", "LABELLED");
        assertThat(api.post("api/index", "{\"shards\": 2}").statusCode()).isEqualTo(400);
        HttpResponse<String> begun = api.post("api/index", "{\"rebuild\": true}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(api.post("api/index", "{}").statusCode()).isEqualTo(409);
        await().atMost(ApiClient.LIMIT).until(() -> ApiClient.object(api.get("api/index"))
                .getString("state")
                .equals("DONE"));
        assertThat(ApiClient.object(api.get("api/index")).getInt("records")).isPositive();
        api.awaitNames("startswith=index/&label=sky", names -> assertThat(names).containsExactly("index/a.jpg"));
    }

    @ParameterizedTest
    @CsvSource({
        "api/media/?colour=red,400,BadRequestError,any-label",
        "api/media/?limit=0,400,BadRequestError,limit",
        "api/media/?cursor=bm9ib2R5LWVsc2UtbWFkZS10aGlz,400,BadRequestError,cursor",
        "api/media/nobody.jpg,404,NotFoundError,nobody.jpg",
        "api/downloads/nobody.jpg,404,NotFoundError,Media file (nobody.jpg) not found",
        "api/elsewhere,404,NotFoundError,address",
    })
    void errorsAreProblemDetails(String path, int status, String code, String detail) throws Exception {
        HttpResponse<String> response = api.get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(ApiClient.object(response).getString("Code")).isEqualTo(code);
        assertThat(ApiClient.object(response).getString("Message")).contains(detail);
    }

    @Test
    void servesHealthMetricsAndPagesButNoInternalFiles() throws Exception {
        assertThat(api.get("health/started").statusCode()).isEqualTo(200);
        assertThat(api.get("health/live").statusCode()).isEqualTo(200);
        assertThat(api.get("health/ready").body()).contains("\"consumer\":\"ok\"");
        assertThat(api.get("metrics").body()).contains("media_messages_in_work", "media_queue_answers");
        assertThat(api.get("openapi").body()).contains("/api/media/{name}", "startswith");
        assertThat(api.get("").body()).contains("<title>Media Query</title>");
        assertThat(api.get("WEB-INF/beans.xml").statusCode()).isEqualTo(404);
        assertThat(api.get("x/..%2fWEB-INF/beans.xml").statusCode()).isEqualTo(404);
    }
}
