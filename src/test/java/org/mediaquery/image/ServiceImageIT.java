package org.mediaquery.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import io.fabric8.kubernetes.api.model.Container;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mediaquery.e2e.ApiClient;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.local.LocalCloud;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The image, configured as in the manifests, with the stand-ins. */
class ServiceImageIT {

    private static final String LABELLED = " is LABELLED";
    private static final Duration TO_DO = Duration.ofMinutes(2);

    private static ContainerCloud cloud;
    private static S3Client s3;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "Skipped: no Docker engine is running, so the image is not tested.");
        cloud = new ContainerCloud();
        s3 = cloud.s3();
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            s3.close();
            cloud.close();
        }
    }

    @Test
    void labelsAndRemovesPicture() {
        try (GenericContainer<?> service = cloud.service()) {
            service.start();
            ApiClient api = new ApiClient(ContainerCloud.home(service));
            put("a/picture.jpg", Pictures.jpeg());
            assertThat(ApiClient.texts(
                            api.awaitStatus("a/picture.jpg", "LABELLED").getJsonArray("labels")))
                    .contains("Landscape");
            assertThat(api.get("api/thumbnails/a/picture.jpg").statusCode()).isEqualTo(200);
            assertThat(api.get("").body()).contains("<title>");
            s3.deleteObject(request -> request.bucket(LocalCloud.BUCKET).key("a/picture.jpg"));
            api.awaitGone("a/picture.jpg");
            assertThat(service.getLogs().lines().filter(line -> line.startsWith("{")))
                    .as("JSON log lines with the thread")
                    .anyMatch(line -> line.contains("\"ext_media\":\"a\\/picture.jpg\""));
            probesAreAnswered(api);
        }
    }

    private static void probesAreAnswered(ApiClient api) {
        Container container = cloud.container();
        assertThat(Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .allSatisfy(
                        probe -> assertThat(api.get(probe.getHttpGet().getPath().substring(1))
                                        .statusCode())
                                .isEqualTo(200));
    }

    @Test
    void stopLosesNoMessageInFlight() {
        List<String> names;
        try (GenericContainer<?> service = cloud.service()) {
            service.start();
            names = putMany("stopped/", 40);
            service.getDockerClient()
                    .stopContainerCmd(service.getContainerId())
                    .withTimeout(60)
                    .exec();
            // 128 plus the number of SIGTERM: it stopped by itself, and was not killed
            assertThat(state(service).getExitCodeLong()).isEqualTo(143);
        }
        try (GenericContainer<?> next = cloud.service()) {
            next.start();
            ApiClient api = new ApiClient(ContainerCloud.home(next));
            names.forEach(name -> api.awaitStatus(name, "LABELLED"));
        }
    }

    @Test
    void survivorTakesOverFromKilledReplica() {
        try (GenericContainer<?> killed = replica();
                GenericContainer<?> survivor = replica()) {
            Stream.of(killed, survivor).parallel().forEach(GenericContainer::start);
            List<String> names = putMany("shared/", 80);
            await().atMost(TO_DO)
                    .until(() -> killed.getLogs().contains(LABELLED)
                            && survivor.getLogs().contains(LABELLED));
            killed.getDockerClient().killContainerCmd(killed.getContainerId()).exec();
            ApiClient api = new ApiClient(ContainerCloud.home(survivor));
            names.forEach(name -> api.awaitStatus(name, "LABELLED"));
        }
    }

    /** Returns a replica with a short visibility timeout, so that the test need not wait long. */
    private static GenericContainer<?> replica() {
        return cloud.service().withEnv("MEDIA_VISIBILITY_TIMEOUT", "PT5S");
    }

    @Test
    void largePicturesFitIntoMemory() throws IOException {
        byte[] jpeg = picture(6000, 4000, "jpeg");
        byte[] png = picture(5000, 4000, "png");
        try (GenericContainer<?> service = cloud.service()) {
            service.start();
            ApiClient api = new ApiClient(ContainerCloud.home(service));
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                names.add("big/" + i + ".jpg");
                put(names.get(names.size() - 1), jpeg);
                names.add("big/" + i + ".png");
                put(names.get(names.size() - 1), png);
            }
            await().atMost(TO_DO).untilAsserted(() -> assertThat(
                            ApiClient.array(api.get("api/media/?startswith=big/&status=LABELLED")))
                    .hasSize(names.size()));
            assertThat(state(service).getRunning()).isTrue();
            assertThat(state(service).getOOMKilled()).isFalse();
        }
    }

    @Test
    void imageContainsBackfillCommand() {
        try (GenericContainer<?> command =
                cloud.command("java", "-jar", "/opt/media-query/backfill.jar", "--only", "some")) {
            command.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> !command.isRunning());
            assertThat(command.getLogs()).contains("missing, failed or all");
            assertThat(state(command).getExitCodeLong()).isEqualTo(2);
        }
    }

    @Test
    void copiesWorkAreaOfImageBuild() {
        try (GenericContainer<?> workArea = cloud.workArea()) {
            workArea.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> !workArea.isRunning());
            assertThat(workArea.getLogs()).isEmpty();
            assertThat(state(workArea).getExitCodeLong()).isZero();
        }
    }

    private static ContainerState state(GenericContainer<?> container) {
        return container
                .getDockerClient()
                .inspectContainerCmd(container.getContainerId())
                .exec()
                .getState();
    }

    private static byte[] picture(int width, int height, String format) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        for (int x = 0; x < width; x += 40) {
            graphics.setColor(Color.getHSBColor(x / (float) width, 1, 1));
            graphics.fillOval(x, x % height, 400, 400);
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }

    private static List<String> putMany(String prefix, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(prefix + i + ".jpg");
            put(names.get(i), Pictures.jpeg());
        }
        return names;
    }

    private static void put(String name, byte[] bytes) {
        s3.putObject(request -> request.bucket(LocalCloud.BUCKET).key(name), RequestBody.fromBytes(bytes));
    }
}
