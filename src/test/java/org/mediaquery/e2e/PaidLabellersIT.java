package org.mediaquery.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mediaquery.imaging.HeifSamples;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.labelling.JobToken;
import org.mediaquery.labelling.rekognition.FakeRekognition;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalService;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.queue.WorkItem;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The built service with Rekognition and Clarifai: what it asks them, and what it makes of their answers. */
class PaidLabellersIT {

    private static final String RUNS = "{\"JobStatus\":\"IN_PROGRESS\"}";

    private static final String CLARIFAI = "/v2/users/clarifai/apps/main/models/general/outputs";

    /** Clarifai's address is served beside it. */
    private static FakeRekognition rekognition;

    private static LocalService service;
    private static ApiClient api;
    private static S3Client s3;
    private static SqsClient sqs;

    @BeforeAll
    static void start() throws Exception {
        rekognition = new FakeRekognition();
        rekognition.answer("DetectLabels", FakeRekognition.file("detect-labels"));
        rekognition.answer("DetectText", FakeRekognition.file("detect-text"));
        rekognition.answer("DetectModerationLabels", FakeRekognition.file("detect-moderation-labels"));
        rekognition.stub(post(urlEqualTo(CLARIFAI)).willReturn(okJson(clarifaiAnswer())));
        service = new LocalService(Map.ofEntries(
                Map.entry("MEDIA_LABELLER", "rekognition,clarifai,properties"),
                Map.entry("CLARIFAI_PAT", "token"),
                Map.entry(
                        "CLARIFAI_API_URL",
                        rekognition.endpoint().resolve(CLARIFAI).toString()),
                Map.entry("MEDIA_REKOGNITION_EXTRAS", "text,moderation"),
                Map.entry("MEDIA_REKOGNITION_RATE", "100"),
                Map.entry("MEDIA_DAILY_PAID_CALLS", "1000"),
                Map.entry("MEDIA_JOB_PATIENCE", "PT8S"),
                Map.entry("VIDEO_TOPIC_ARN", "arn:aws:sns:us-east-1:111122223333:labels"),
                Map.entry("VIDEO_ROLE_ARN", "arn:aws:iam::111122223333:role/rekognition"),
                Map.entry("AWS_ENDPOINT_URL_REKOGNITION", rekognition.endpoint().toString())));
        api = new ApiClient(service.server().home());
        s3 = service.cloud().s3();
        sqs = service.cloud().sqs();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        sqs.close();
        service.close();
        rekognition.close();
    }

    @Test
    void aPictureIsSeenByAllLabellers() {
        put("photos/dog.jpg", Pictures.jpeg());
        JsonObject record = api.awaitStatus("photos/dog.jpg", "LABELLED");
        assertThat(ApiClient.texts(record.getJsonArray("labels"))).contains("dog", "snow", "Weapons", "Landscape");
        assertThat(ApiClient.texts(record.getJsonArray("text"))).containsExactly("BEWARE OF", "THE DOG");
        assertThat(record.getBoolean("moderated")).isTrue();
        assertThat(record.getJsonArray("sources").toString())
                .contains("label model 3.0", "general-image-recognition aa7f35");
        api.awaitNames("moderated=true&label=dog", names -> assertThat(names).contains("photos/dog.jpg"));
        api.awaitNames("moderated=false", names -> assertThat(names).isEmpty());
        assertThat(api.get("metrics").body())
                .contains(
                        "media_labeller_calls_seconds_count{labeller=\"rekognition\"",
                        "media_labeller_failures_total{kind=\"THROTTLED\",labeller=\"rekognition\"",
                        "media_labeller_pause_seconds{labeller=\"rekognition\"",
                        "media_labeller_outages_total{kind=\"timeout\",labeller=\"rekognition-text\"",
                        "media_paid_calls_today",
                        "media_paid_calls_limit");
    }

    @Test
    void providersGetAPhotoOfAPhoneAsJpeg() throws Exception {
        HeifSamples.requireHeic();
        put("photos/phone.heic", HeifSamples.photo());
        api.awaitStatus("photos/phone.heic", "LABELLED");
        String sent = rekognition.asked("DetectLabels").stream()
                .map(asked -> asked.getJsonObject("Image").getString("Bytes", ""))
                .filter(bytes -> !bytes.isEmpty())
                .findFirst()
                .orElseThrow();
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(sent)));
        assertThat(picture.getWidth()).isEqualTo(240);
        assertThat(picture.getHeight()).isEqualTo(320);
    }

    @Test
    void whatWasAnsweredIsNotPaidForAgainWhenAnExtraFails() {
        rekognition.stub(FakeRekognition.on("DetectModerationLabels")
                .withRequestBody(matchingJsonPath("$.Image.S3Object.Name", equalTo("photos/extra.jpg")))
                .inScenario("extra")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("answers")
                .willReturn(FakeRekognition.error(503, "ServiceUnavailable", "Not now.")));
        put("photos/extra.jpg", Pictures.jpeg());
        JsonObject record = api.awaitStatus("photos/extra.jpg", "LABELLED");
        assertThat(record.getBoolean("moderated")).isTrue();
        for (String operation : List.of("DetectLabels", "DetectText")) {
            assertThat(rekognition.asked(operation))
                    .as(operation)
                    .filteredOn(asked -> asked.toString().contains("photos/extra.jpg"))
                    .hasSize(1);
        }
        assertThat(rekognition.asked("DetectModerationLabels"))
                .filteredOn(asked -> asked.toString().contains("photos/extra.jpg"))
                .hasSize(2);
    }

    @Test
    void clarifaiIsSentPicturesUpright() throws IOException {
        put("photos/turned.jpg", Pictures.jpegWithOrientation(6));
        JsonObject record = api.awaitStatus("photos/turned.jpg", "LABELLED");
        List<LoggedRequest> asked = rekognition.findAll(postRequestedFor(urlEqualTo(CLARIFAI)));
        assertThat(record.getInt("height")).isGreaterThan(record.getInt("width"));
        assertThat(asked)
                .allMatch(request -> "Key token".equals(request.getHeader("Authorization")))
                .map(PaidLabellersIT::pictureIn)
                .anyMatch(picture -> picture.getHeight() > picture.getWidth());
    }

    @Test
    void aVideoIsLabelledWhenItsJobHasEnded() {
        start("clips/a.mp4", FakeRekognition.ok("{\"JobId\":\"job-a\"}"));
        jobIs("job-a", RUNS);
        put("clips/a.mp4", video());
        JsonObject record = api.awaitStatus("clips/a.mp4", "PROCESSING");
        assertThat(ApiClient.texts(record.getJsonArray("labels")))
                .as("what others saw is there already")
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
    void longDetectionsGoWithTheirRecord() {
        start("clips/long.mp4", FakeRekognition.ok("{\"JobId\":\"job-long\"}"));
        jobIs("job-long", segments(6000));
        put("clips/long.mp4", video());
        assertDetectionsAreOutsideOfTheRecord();
        assertThat(api.send(HttpRequest.newBuilder(service.server().home().resolve("api/media/clips/long.mp4"))
                                .PUT(HttpRequest.BodyPublishers.ofString("no video"))
                                .build())
                        .statusCode())
                .isLessThan(300);
        await().atMost(ApiClient.LIMIT).until(() -> longDetections().isEmpty());

        put("clips/long.mp4", video());
        assertDetectionsAreOutsideOfTheRecord();
        assertThat(api.delete("api/media/clips/long.mp4").statusCode()).isEqualTo(204);
        await().atMost(ApiClient.LIMIT).until(() -> longDetections().isEmpty());
    }

    private static void assertDetectionsAreOutsideOfTheRecord() {
        // no end of the job is reported: it is asked for
        JsonObject record = api.awaitStatus("clips/long.mp4", "LABELLED");
        assertThat(record.getJsonArray("detections").getValuesAs(JsonObject.class))
                .filteredOn(detection -> detection.getString("label").equals("Dog"))
                .singleElement()
                .satisfies(dog -> assertThat(dog.getJsonArray("spans")).hasSize(6000));
        assertThat(longDetections()).hasSize(1);
    }

    private static List<String> longDetections() {
        return s3
                .listObjectsV2(
                        request -> request.bucket(LocalCloud.DERIVED_BUCKET).prefix("detections/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    /** A dog that comes and goes. */
    private static String segments(int count) {
        return "{\"JobStatus\":\"SUCCEEDED\",\"LabelModelVersion\":\"3.0\",\"Labels\":["
                + IntStream.range(0, count)
                        .mapToObj(i ->
                                "{\"Timestamp\":%d,\"StartTimestampMillis\":%d,\"EndTimestampMillis\":%d,\"Label\":{\"Name\":\"Dog\",\"Confidence\":90}}"
                                        .formatted(i * 100, i * 100, i * 100 + 50))
                        .collect(Collectors.joining(","))
                + "]}";
    }

    @Test
    void aJobMayEndBeforeTheCallReturnsThatStartedIt() {
        start("clips/early.mp4", FakeRekognition.ok("{\"JobId\":\"job-early\"}").withFixedDelay(4_000));
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
    void whatWasDeletedMeanwhileDoesNotComeBack() {
        start("clips/gone.mp4", FakeRekognition.ok("{\"JobId\":\"job-gone\"}"));
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
    void aJobWhoseEndWasNotToldIsFound() {
        start("clips/lost.mp4", FakeRekognition.ok("{\"JobId\":\"job-lost\"}"));
        jobIs("job-lost", FakeRekognition.file("get-label-detection"));
        put("clips/lost.mp4", video());
        JsonObject record = api.awaitStatus("clips/lost.mp4", "LABELLED");
        assertThat(ApiClient.texts(record.getJsonArray("labels"))).contains("Dog");
    }

    @Test
    void withoutAFreeJobAVideoWaitsForTheEndOfAnother() {
        start(
                "clips/waiting.mp4",
                FakeRekognition.error(400, "LimitExceededException", "Open Jobs: 20 Maximum Allowed: 20"));
        put("clips/waiting.mp4", video());
        JsonObject record = api.awaitStatus("clips/waiting.mp4", "QUEUED");
        assertThat(record.getString("reason")).startsWith("rekognition: ");
        api.awaitNames("status=queued", names -> assertThat(names).contains("clips/waiting.mp4"));

        start("clips/waiting.mp4", FakeRekognition.ok("{\"JobId\":\"job-waiting\"}"));
        jobIs("job-waiting", FakeRekognition.file("get-label-detection"));
        ended("clips/another.mp4", "job-another", "tag-of-another");
        await().atMost(ApiClient.LIMIT).until(() -> started("clips/waiting.mp4") == 2);
        ended("clips/waiting.mp4", "job-waiting", tag(record));
        api.awaitStatus("clips/waiting.mp4", "LABELLED");
    }

    @Test
    void labelsThatAreWantedAnewAreANewJob() {
        start("clips/again.mp4", FakeRekognition.ok("{\"JobId\":\"job-again\"}"));
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

    private static BufferedImage pictureIn(LoggedRequest request) {
        try (JsonReader json = Json.createReader(new StringReader(request.getBodyAsString()))) {
            JsonObject input = json.readObject().getJsonArray("inputs").getJsonObject(0);
            String base64 = input.getJsonObject("data").getJsonObject("image").getString("base64");
            return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String clarifaiAnswer() throws IOException {
        try (InputStream file = PaidLabellersIT.class.getResourceAsStream("/clarifai/outputs.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void start(String name, ResponseDefinitionBuilder answer) {
        rekognition.stub(FakeRekognition.on("StartLabelDetection")
                .withRequestBody(matchingJsonPath("$.Video.S3Object.Name", equalTo(name)))
                .willReturn(answer));
    }

    private static void jobIs(String job, String answer) {
        rekognition.stub(FakeRekognition.on("GetLabelDetection")
                .withRequestBody(matchingJsonPath("$.JobId", equalTo(job)))
                .willReturn(FakeRekognition.ok(answer)));
    }

    private static long started(String name) {
        return rekognition.asked("StartLabelDetection").stream()
                .filter(asked -> asked.toString().contains(name))
                .count();
    }

    /** As it was sent along with the start of the job. */
    private static String tag(JsonObject record) {
        return JobToken.of(
                LocalCloud.BUCKET,
                record.getString("name"),
                new ObjectVersion(
                        record.getString("etag"), 0, null, null, Instant.parse(record.getString("uploadedAt"))),
                SourceState.first("rekognition"));
    }

    /** What SNS puts on the queue when Rekognition has published the end of a job. */
    private static void ended(String name, String job, String tag) {
        JsonObject message = Json.createObjectBuilder()
                .add("JobId", job)
                .add("Status", "SUCCEEDED")
                .add("API", "StartLabelDetection")
                .add("JobTag", tag)
                .add("Timestamp", 1_785_424_800_000L)
                .add(
                        "Video",
                        Json.createObjectBuilder().add("S3ObjectName", name).add("S3Bucket", LocalCloud.BUCKET))
                .build();
        send(Json.createObjectBuilder()
                .add("Type", "Notification")
                .add("MessageId", "9d5c0d5e-1c39-5b7a-8f21-52f6f0c9f7aa")
                .add("TopicArn", "arn:aws:sns:us-east-1:111122223333:labels")
                .add("Message", message.toString())
                .add("Timestamp", "2026-11-20T10:00:00.000Z")
                .build()
                .toString());
    }

    private static void send(String body) {
        sqs.sendMessage(request -> request.queueUrl(service.cloud().queueUrl()).messageBody(body));
    }

    /** Waits until nothing is on the queue, or in work. */
    private static void awaitQuiet() {
        await("an empty queue")
                .atMost(ApiClient.LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> sqs
                        .getQueueAttributes(
                                request -> request.queueUrl(service.cloud().queueUrl())
                                        .attributeNames(
                                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributes()
                        .values()
                        .stream()
                        .allMatch("0"::equals));
    }

    private static void put(String name, byte[] bytes) {
        s3.putObject(request -> request.bucket(LocalCloud.BUCKET).key(name), RequestBody.fromBytes(bytes));
    }

    private static byte[] video() {
        try (InputStream file = PaidLabellersIT.class.getResourceAsStream("/media/upright.mp4")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
