package org.mediaquery.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.local.QueuedEvents.Event;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The stand-in for S3 sends notifications like S3, through the forwarder. */
@ExtendWith(SharedCloud.class)
class LocalCloudIT {

    private static final String BUCKET = "media";

    private static final int MINIMUM_PART = 5 * 1024 * 1024;

    private static LocalCloud cloud;

    private static S3Client s3;

    private static SqsClient sqs;

    private static QueuedEvents events;

    @BeforeAll
    static void connect(LocalCloud shared) {
        cloud = shared;
        s3 = shared.s3();
        sqs = shared.sqs();
        events = new QueuedEvents(shared, sqs, s3);
    }

    @AfterAll
    static void disconnect() {
        s3.close();
        sqs.close();
    }

    @Test
    void sendsNotificationsInTheFormatOfS3() {
        String eTag = put("form/a b.jpg", "seven c");

        Event event = only(events.all());
        assertThat(event.name()).isEqualTo("ObjectCreated:Put");
        assertThat(event.json().getString("eventSource")).isEqualTo("aws:s3");
        assertThat(event.json().getString("eventVersion")).isEqualTo("2.1");
        assertThat(event.json().getString("eventTime"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
        assertThat(event.json().getJsonObject("s3").getJsonObject("bucket").getString("name"))
                .isEqualTo(BUCKET);
        assertThat(event.object().getString("key")).isEqualTo("form/a+b.jpg");
        assertThat(event.object().getInt("size")).isEqualTo(7);
        assertThat("\"" + event.object().getString("eTag") + "\"").isEqualTo(eTag);
        assertThat(event.object().getString("sequencer")).matches("[0-9A-F]{16}");
    }

    @Test
    void reportsCopiesAndSingleAndBatchDeletions() {
        put("many/1", "one");
        s3.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey("many/1")
                .destinationBucket(BUCKET)
                .destinationKey("many/2"));
        s3.deleteObject(request -> request.bucket(BUCKET).key("many/1"));
        put("many/3", "three");
        s3.deleteObjects(request -> request.bucket(BUCKET)
                .delete(delete -> delete.objects(
                        ObjectIdentifier.builder().key("many/2").build(),
                        ObjectIdentifier.builder().key("many/3").build())));

        List<String> reported = events.all().stream().map(Event::summary).toList();
        assertThat(reported)
                .startsWith(
                        "ObjectCreated:Put many/1",
                        "ObjectCreated:Copy many/2",
                        "ObjectRemoved:Delete many/1",
                        "ObjectCreated:Put many/3");
        // S3 does not guarantee the order within a batch
        assertThat(reported.subList(4, reported.size()))
                .containsExactlyInAnyOrder("ObjectRemoved:Delete many/2", "ObjectRemoved:Delete many/3");
    }

    @Test
    void reportsAMultipartUploadOnce() {
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(BUCKET).key("parts/film.mp4"))
                .uploadId();
        List<CompletedPart> parts = IntStream.rangeClosed(1, 2)
                .mapToObj(number -> CompletedPart.builder()
                        .partNumber(number)
                        .eTag(s3.uploadPart(
                                        request -> request.bucket(BUCKET)
                                                .key("parts/film.mp4")
                                                .uploadId(upload)
                                                .partNumber(number),
                                        RequestBody.fromBytes(new byte[number == 1 ? MINIMUM_PART : 10]))
                                .eTag())
                        .build())
                .toList();
        s3.completeMultipartUpload(request ->
                request.bucket(BUCKET).key("parts/film.mp4").uploadId(upload).multipartUpload(all -> all.parts(parts)));

        Event event = only(events.all());
        assertThat(event.summary()).isEqualTo("ObjectCreated:CompleteMultipartUpload parts/film.mp4");
        assertThat(event.object().getInt("size")).isEqualTo(MINIMUM_PART + 10);
        assertThat(event.object().getString("eTag")).endsWith("-2");
    }

    @Test
    void doesNotReportAnAbortedMultipartUpload() {
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(BUCKET).key("parts/given-up.mp4"))
                .uploadId();
        s3.uploadPart(
                request -> request.bucket(BUCKET)
                        .key("parts/given-up.mp4")
                        .uploadId(upload)
                        .partNumber(1),
                RequestBody.fromString("part"));
        s3.abortMultipartUpload(
                request -> request.bucket(BUCKET).key("parts/given-up.mp4").uploadId(upload));

        assertThat(events.all()).isEmpty();
    }

    @Test
    void doesNotReportTheDerivedBucket() {
        s3.putObject(
                request -> request.bucket("media-derived").key("thumbnail.jpg"), RequestBody.fromString("thumbnail"));
        s3.deleteObject(request -> request.bucket("media-derived").key("thumbnail.jpg"));

        assertThat(events.all()).isEmpty();
    }

    @Test
    void acceptsBrowserUploadsWithPresignedUrls() throws Exception {
        String origin = "http://localhost:" + cloud.ports().http();
        URI link;
        try (S3Presigner presigner = presigner()) {
            link = presigner
                    .presignPutObject(put -> put.signatureDuration(Duration.ofMinutes(1))
                            .putObjectRequest(request -> request.bucket(BUCKET).key("browser/a b+ü.jpg")))
                    .url()
                    .toURI();
        }
        HttpClient browser = HttpClient.newHttpClient();
        HttpResponse<Void> asked = browser.send(
                HttpRequest.newBuilder(link)
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "PUT")
                        .header("Access-Control-Request-Headers", "content-type")
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        HttpResponse<Void> sent = browser.send(
                HttpRequest.newBuilder(link)
                        .PUT(HttpRequest.BodyPublishers.ofString("picture"))
                        .header("Origin", origin)
                        .build(),
                HttpResponse.BodyHandlers.discarding());

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains(origin);
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.headers().firstValue("Access-Control-Allow-Origin")).contains(origin);
        assertThat(only(events.all()).summary()).isEqualTo("ObjectCreated:Put browser/a b+ü.jpg");
    }

    @Test
    void theLastEventMatchesTheObjectAfterConcurrentWrites() {
        for (int round = 0; round < 10; round++) {
            String key = "race/" + round;
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> put(key, "first")),
                            CompletableFuture.runAsync(() -> put(key, "other one")),
                            CompletableFuture.runAsync(() -> s3.deleteObject(
                                    request -> request.bucket(BUCKET).key(key))))
                    .join();

            List<Event> reported = events.all();
            Event last = reported.get(reported.size() - 1);
            assertThat(last.name()).isEqualTo(exists(key) ? "ObjectCreated:Put" : "ObjectRemoved:Delete");
            if (exists(key)) {
                assertThat((long) last.object().getInt("size"))
                        .isEqualTo(
                                s3.headObject(request -> request.bucket(BUCKET).key(key))
                                        .contentLength());
            }
        }
    }

    private static boolean exists(String key) {
        try {
            s3.headObject(request -> request.bucket(BUCKET).key(key));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    /** Returns the object's entity tag. */
    private static String put(String key, String body) {
        return s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(body))
                .eTag();
    }

    private static Event only(List<Event> reported) {
        assertThat(reported).hasSize(1);
        return reported.get(0);
    }

    private static S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + cloud.ports().s3()))
                .region(Region.of(LocalCloud.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalCloud.ACCESS_KEY, LocalCloud.SECRET_KEY)))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }
}
