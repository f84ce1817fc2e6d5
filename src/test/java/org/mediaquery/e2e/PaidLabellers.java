package org.mediaquery.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mediaquery.labelling.JobToken;
import org.mediaquery.labelling.rekognition.FakeRekognition;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalService;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.SourceState;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The built service with Rekognition and Clarifai, which one server plays, started once for all test classes that use it. */
final class PaidLabellers implements BeforeAllCallback {

    static final String CLARIFAI = "/v2/users/clarifai/apps/main/models/general/outputs";

    private static Running running;

    private record Running(FakeRekognition rekognition, LocalService service, S3Client s3, SqsClient sqs)
            implements AutoCloseable {
        @Override
        public void close() throws Exception {
            s3.close();
            sqs.close();
            service.close();
            rekognition.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PaidLabellers.class))
                .getOrComputeIfAbsent("running", key -> start(), Running.class);
    }

    private static Running start() {
        try {
            FakeRekognition rekognition = new FakeRekognition();
            rekognition.answer("DetectLabels", FakeRekognition.file("detect-labels"));
            rekognition.answer("DetectText", FakeRekognition.file("detect-text"));
            rekognition.answer("DetectModerationLabels", FakeRekognition.file("detect-moderation-labels"));
            rekognition.stub(post(urlEqualTo(CLARIFAI)).willReturn(okJson(clarifaiAnswer())));
            LocalService service = new LocalService(Map.ofEntries(
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
                    Map.entry(
                            "AWS_ENDPOINT_URL_REKOGNITION",
                            rekognition.endpoint().toString())));
            return new Running(
                    rekognition, service, service.cloud().s3(), service.cloud().sqs());
        } catch (Exception e) {
            throw new IllegalStateException("the service did not start", e);
        }
    }

    static ApiClient api() {
        return new ApiClient(running.service().server().home());
    }

    static FakeRekognition rekognition() {
        return running.rekognition();
    }

    static S3Client s3() {
        return running.s3();
    }

    private static String clarifaiAnswer() throws IOException {
        try (InputStream file = PaidLabellers.class.getResourceAsStream("/clarifai/outputs.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void startReturns(String name, ResponseDefinitionBuilder answer) {
        rekognition()
                .stub(FakeRekognition.on("StartLabelDetection")
                        .withRequestBody(matchingJsonPath("$.Video.S3Object.Name", equalTo(name)))
                        .willReturn(answer));
    }

    static void jobIs(String job, String answer) {
        rekognition()
                .stub(FakeRekognition.on("GetLabelDetection")
                        .withRequestBody(matchingJsonPath("$.JobId", equalTo(job)))
                        .willReturn(FakeRekognition.ok(answer)));
    }

    static long started(String name) {
        return rekognition().asked("StartLabelDetection").stream()
                .filter(asked -> asked.toString().contains(name))
                .count();
    }

    /** Returns the tag that the service sent when it started the job. */
    static String tag(JsonObject record) {
        return JobToken.of(
                LocalCloud.BUCKET,
                record.getString("name"),
                new ObjectVersion(
                        record.getString("etag"), 0, null, null, Instant.parse(record.getString("uploadedAt"))),
                SourceState.first("rekognition"));
    }

    /** Sends the message that SNS puts on the queue when Rekognition publishes the end of a job. */
    static void ended(String name, String job, String tag) {
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

    static void send(String body) {
        running.sqs()
                .sendMessage(request ->
                        request.queueUrl(running.service().cloud().queueUrl()).messageBody(body));
    }

    /** Waits until the queue is empty and no message is being processed. */
    static void awaitQuiet() {
        await("an empty queue")
                .atMost(ApiClient.LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> running
                        .sqs()
                        .getQueueAttributes(request -> request.queueUrl(
                                        running.service().cloud().queueUrl())
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributes()
                        .values()
                        .stream()
                        .allMatch("0"::equals));
    }

    static void put(String name, byte[] bytes) {
        s3().putObject(request -> request.bucket(LocalCloud.BUCKET).key(name), RequestBody.fromBytes(bytes));
    }

    static byte[] video() {
        try (InputStream file = PaidLabellers.class.getResourceAsStream("/media/upright.mp4")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
