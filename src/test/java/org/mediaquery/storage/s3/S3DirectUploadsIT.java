package org.mediaquery.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.storage.DirectUploads;
import org.mediaquery.storage.PresignedUpload;
import org.mediaquery.storage.UploadedPart;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3DirectUploadsIT {

    private static final int PART = 5 * 1024 * 1024;
    private static final Duration TIME = Duration.ofMinutes(5);

    @TempDir
    static Path folder;

    private static LocalCloud cloud;
    private static S3Client s3;
    private static S3Presigner presigner;
    private static DirectUploads uploads;

    @BeforeAll
    static void start() throws Exception {
        cloud = LocalCloud.forTest(LocalPorts.free(), folder);
        s3 = cloud.s3();
        presigner = S3Presigner.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + cloud.ports().s3()))
                .region(Region.of(LocalCloud.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalCloud.ACCESS_KEY, LocalCloud.SECRET_KEY)))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
        uploads = new S3DirectUploads(s3, presigner, LocalCloud.DERIVED_BUCKET);
    }

    @AfterAll
    static void stop() throws Exception {
        presigner.close();
        s3.close();
        cloud.close();
    }

    @Test
    void aLinkWritesAnObjectOfItsSizeOnly() throws Exception {
        PresignedUpload link = uploads.presign("direct/ü 1.jpg", "image/jpeg", 3, TIME);

        assertThat(link.headers()).containsKey("content-type").doesNotContainKeys("host", "content-length");
        assertThat(put(link, new byte[4]).statusCode()).as("another size").isEqualTo(403);
        assertThat(put(link, new byte[3]).statusCode()).isEqualTo(200);
        HeadObjectResponse head = s3.headObject(
                request -> request.bucket(LocalCloud.DERIVED_BUCKET).key("direct/ü 1.jpg"));
        assertThat(head.contentLength()).isEqualTo(3);
        assertThat(head.contentType()).isEqualTo("image/jpeg");
    }

    @Test
    void partsBecomeAnObject() throws Exception {
        String id = uploads.begin("direct/large", "video/mp4");
        for (int number : new int[] {2, 1}) {
            UploadedPart part = new UploadedPart(number, null, number == 1 ? PART : 7);
            HttpResponse<String> sent =
                    put(uploads.presignPart("direct/large", id, part, TIME), new byte[(int) part.size()]);
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        }

        List<UploadedPart> parts = uploads.parts("direct/large", id).orElseThrow();

        assertThat(parts).extracting(UploadedPart::number).containsExactly(1, 2);
        assertThat(parts).extracting(UploadedPart::size).containsExactly((long) PART, 7L);
        uploads.complete("direct/large", id, parts);
        assertThat(s3.headObject(request ->
                                request.bucket(LocalCloud.DERIVED_BUCKET).key("direct/large"))
                        .contentLength())
                .isEqualTo(PART + 7);
        assertThat(uploads.parts("direct/large", id)).isEmpty();
    }

    @Test
    void anUploadIsAborted() {
        String id = uploads.begin("direct/gone", "video/mp4");
        uploads.abort("direct/gone", id);
        uploads.abort("direct/gone", id);
        assertThat(uploads.parts("direct/gone", id)).isEmpty();
    }

    @Test
    void abandonedUploadsAreDeletedByAgeAndPrefix() {
        String old = uploads.begin("abandoned/a", "video/mp4");
        String other = uploads.begin("kept/a", "video/mp4");

        assertThat(uploads.abortOlderThan("abandoned/", Instant.now().minus(Duration.ofDays(7))))
                .isZero();
        assertThat(uploads.abortOlderThan("abandoned/", Instant.now().plus(Duration.ofMinutes(1))))
                .isEqualTo(1);

        assertThat(uploads.parts("abandoned/a", old)).isEmpty();
        assertThat(uploads.parts("kept/a", other)).isPresent();
        uploads.abort("kept/a", other);
    }

    private static HttpResponse<String> put(PresignedUpload link, byte[] body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(link.url()).PUT(BodyPublishers.ofByteArray(body));
        for (Map.Entry<String, String> header : link.headers().entrySet()) {
            request.header(header.getKey(), header.getValue());
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
