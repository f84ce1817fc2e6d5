package org.mediaquery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediaquery.e2e.PaidLabellers.awaitQuiet;
import static org.mediaquery.e2e.PaidLabellers.ended;
import static org.mediaquery.e2e.PaidLabellers.jobIs;
import static org.mediaquery.e2e.PaidLabellers.put;
import static org.mediaquery.e2e.PaidLabellers.send;
import static org.mediaquery.e2e.PaidLabellers.startReturns;
import static org.mediaquery.e2e.PaidLabellers.started;
import static org.mediaquery.e2e.PaidLabellers.tag;
import static org.mediaquery.e2e.PaidLabellers.video;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.labelling.rekognition.FakeRekognition;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.queue.WorkItem;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Videos with the asynchronous jobs of Rekognition. */
@ExtendWith(PaidLabellers.class)
class PaidVideosIT {

    private static final String RUNS = "{\"JobStatus\":\"IN_PROGRESS\"}";

    private final ApiClient api = PaidLabellers.api();
    private final FakeRekognition rekognition = PaidLabellers.rekognition();
    private final S3Client s3 = PaidLabellers.s3();

    @Test
    void videosAreLabelledWhenTheirJobEnds() {
        startReturns("clips/a.mp4", FakeRekognition.ok("{\"JobId\":\"job-a\"}"));
        jobIs("job-a", RUNS);
        put("clips/a.mp4", video());
        JsonObject record = api.awaitStatus("clips/a.mp4", "PROCESSING");
        assertThat(ApiClient.texts(record.getJsonArray("labels")))
                .as("the labels of the other labellers")
                .isNotEmpty();

        jobIs("job-a", FakeRekognition.file("get-label-detection"));
        ended("clips/a.mp4", "job-a", tag(record));
        record = api.awaitStatus("clips/a.mp4", "LABELLED");
        JsonObject dog = record.getJsonArray("detections").getValuesAs(JsonObject.class).stream()
                .filter(detection -> detection.getString("label").equals("Dog"))
                .findFirst()
                .orElseThrow();
        assertThat(dog.getJsonArray("spans"))
                .hasToString("[{\"startMillis\":0,\"endMillis\":4000},{\"startMillis\":6000,\"endMillis\":6500}]");

        ended("clips/a.mp4", "job-a", tag(record));
        awaitQuiet();
        JsonObject again = api.awaitStatus("clips/a.mp4", "LABELLED");
        assertThat(again.getString("labelledAt")).isEqualTo(record.getString("labelledAt"));
    }

    @Test
    void aJobMayEndBeforeTheCallThatStartedItReturns() {
        startReturns(
                "clips/early.mp4",
                FakeRekognition.ok("{\"JobId\":\"job-early\"}").withFixedDelay(4_000));
        jobIs("job-early", FakeRekognition.file("get-label-detection"));
        put("clips/early.mp4", video());
        JsonObject record = api.awaitStatus("clips/early.mp4", "PENDING");
        ended("clips/early.mp4", "job-early", tag(record));
        record = api.awaitStatus("clips/early.mp4", "LABELLED");
        assertThat(ApiClient.texts(record.getJsonArray("labels"))).contains("Dog", "Phone Booth");
        awaitQuiet();
        api.awaitStatus("clips/early.mp4", "LABELLED");
        assertThat(started("clips/early.mp4")).isEqualTo(1);
    }

    @Test
    void jobsAreCompletedWithoutANotification() {
        startReturns("clips/lost.mp4", FakeRekognition.ok("{\"JobId\":\"job-lost\"}"));
        jobIs("job-lost", FakeRekognition.file("get-label-detection"));
        put("clips/lost.mp4", video());
        JsonObject record = api.awaitStatus("clips/lost.mp4", "LABELLED");
        assertThat(ApiClient.texts(record.getJsonArray("labels"))).contains("Dog");
    }

    @Test
    void videosWaitWhileTheJobLimitIsReached() {
        startReturns(
                "clips/waiting.mp4",
                FakeRekognition.error(400, "LimitExceededException", "Open Jobs: 20 Maximum Allowed: 20"));
        put("clips/waiting.mp4", video());
        JsonObject record = api.awaitStatus("clips/waiting.mp4", "QUEUED");
        assertThat(record.getString("reason")).startsWith("rekognition: ");
        api.awaitNames("status=queued", names -> assertThat(names).contains("clips/waiting.mp4"));

        startReturns("clips/waiting.mp4", FakeRekognition.ok("{\"JobId\":\"job-waiting\"}"));
        jobIs("job-waiting", FakeRekognition.file("get-label-detection"));
        ended("clips/another.mp4", "job-another", "tag-of-another");
        await().atMost(ApiClient.LIMIT).until(() -> started("clips/waiting.mp4") == 2);
        ended("clips/waiting.mp4", "job-waiting", tag(record));
        api.awaitStatus("clips/waiting.mp4", "LABELLED");
    }

    @Test
    void relabellingStartsANewJob() {
        startReturns("clips/again.mp4", FakeRekognition.ok("{\"JobId\":\"job-again\"}"));
        jobIs("job-again", FakeRekognition.file("get-label-detection"));
        put("clips/again.mp4", video());
        JsonObject record = api.awaitStatus("clips/again.mp4", "PROCESSING");
        ended("clips/again.mp4", "job-again", tag(record));
        api.awaitStatus("clips/again.mp4", "LABELLED");
        send(WorkItem.label(LocalCloud.BUCKET, "clips/again.mp4", BackfillSelection.ALL, Instant.now(), "none"));
        await().atMost(ApiClient.LIMIT).until(() -> started("clips/again.mp4") == 2);
        assertThat(rekognition.asked("StartLabelDetection").stream()
                        .filter(asked -> asked.toString().contains("clips/again.mp4"))
                        .map(asked -> asked.getString("ClientRequestToken"))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void objectsThatAreDeletedDuringTheirJobStayDeleted() {
        startReturns("clips/gone.mp4", FakeRekognition.ok("{\"JobId\":\"job-gone\"}"));
        jobIs("job-gone", RUNS);
        put("clips/gone.mp4", video());
        JsonObject record = api.awaitStatus("clips/gone.mp4", "PROCESSING");
        s3.deleteObject(request -> request.bucket(LocalCloud.BUCKET).key("clips/gone.mp4"));
        api.awaitGone("clips/gone.mp4");
        jobIs("job-gone", FakeRekognition.file("get-label-detection"));
        ended("clips/gone.mp4", "job-gone", tag(record));
        awaitQuiet();
        assertThat(api.record("clips/gone.mp4").statusCode()).isEqualTo(404);
    }

    @Test
    void longDetectionsAreDeletedWithTheirRecord() {
        startReturns("clips/long.mp4", FakeRekognition.ok("{\"JobId\":\"job-long\"}"));
        jobIs("job-long", segments(6000));
        put("clips/long.mp4", video());
        assertDetectionsAreOutsideTheRecord();
        assertThat(api.send(HttpRequest.newBuilder(api.resolve("api/media/clips/long.mp4"))
                                .PUT(HttpRequest.BodyPublishers.ofString("no video"))
                                .build())
                        .statusCode())
                .isLessThan(300);
        await().atMost(ApiClient.LIMIT).until(() -> longDetections().isEmpty());

        put("clips/long.mp4", video());
        assertDetectionsAreOutsideTheRecord();
        assertThat(api.delete("api/media/clips/long.mp4").statusCode()).isEqualTo(204);
        await().atMost(ApiClient.LIMIT).until(() -> longDetections().isEmpty());
    }

    private void assertDetectionsAreOutsideTheRecord() {
        // no notification is sent: the service polls the job
        JsonObject record = api.awaitStatus("clips/long.mp4", "LABELLED");
        assertThat(record.getJsonArray("detections").getValuesAs(JsonObject.class))
                .filteredOn(detection -> detection.getString("label").equals("Dog"))
                .singleElement()
                .satisfies(dog -> assertThat(dog.getJsonArray("spans")).hasSize(6000));
        assertThat(longDetections()).hasSize(1);
    }

    private List<String> longDetections() {
        return s3
                .listObjectsV2(
                        request -> request.bucket(LocalCloud.DERIVED_BUCKET).prefix("detections/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    /** Returns labels of a dog that appears this many times. */
    private static String segments(int count) {
        return "{\"JobStatus\":\"SUCCEEDED\",\"LabelModelVersion\":\"3.0\",\"Labels\":["
                + IntStream.range(0, count)
                        .mapToObj(i ->
                                "{\"Timestamp\":%d,\"StartTimestampMillis\":%d,\"EndTimestampMillis\":%d,\"Label\":{\"Name\":\"Dog\",\"Confidence\":90}}"
                                        .formatted(i * 100, i * 100, i * 100 + 50))
                        .collect(Collectors.joining(","))
                + "]}";
    }
}
