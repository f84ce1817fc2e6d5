package org.mediaquery.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.e2e.ApiClient;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Our image with a file system that cannot be written to, without capabilities, as a user that is not root, with 512 MiB of
 * memory and two processors: what the manifests ask a cluster for.
 */
class ServiceImageIT {

    private static final long MEMORY = 512L << 20;
    private static final long TWO_PROCESSORS = 2_000_000_000L;
    private static final String USER = "1001:0";

    /** What the server writes while it runs, and nobody needs afterwards. */
    private static final Map<String, String> WRITABLE = Map.of(
            "/tmp", "rw,mode=1777",
            "/logs", "rw,mode=1777",
            "/opt/ol/wlp/output", "rw,mode=1777");

    @TempDir
    static Path folder;

    private static LocalCloud cloud;
    private static S3Client s3;
    private static ImageFromDockerfile image;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "No Docker engine runs here, so the image is not tested.");
        cloud = LocalCloud.forTest(LocalPorts.free(), folder);
        s3 = cloud.s3();
        image = new ImageFromDockerfile("media-query-under-test", false)
                .withDockerfile(Path.of("Dockerfile").toAbsolutePath());
    }

    @AfterAll
    static void stop() throws Exception {
        if (cloud != null) {
            s3.close();
            cloud.close();
        }
    }

    @Test
    void aPictureGoesAllTheWay() {
        int port = LocalPorts.free().http();
        try (GenericContainer<?> service = service(port)) {
            service.start();
            ApiClient api = new ApiClient(home(port));
            put("a/picture.jpg");
            assertThat(ApiClient.texts(
                            api.awaitStatus("a/picture.jpg", "LABELLED").getJsonArray("labels")))
                    .contains("Landscape");
            assertThat(api.get("api/thumbnails/a/picture.jpg").statusCode()).isEqualTo(200);
            assertThat(api.get("").body()).contains("<title>");
            s3.deleteObject(request -> request.bucket(LocalCloud.BUCKET).key("a/picture.jpg"));
            api.awaitGone("a/picture.jpg");
            assertThat(service.getLogs().lines().filter(line -> line.startsWith("{")))
                    .as("log lines that are JSON objects")
                    .isNotEmpty();
        }
    }

    @Test
    void whatIsInHandWhenItIsToldToStopIsNotLost() {
        int port = LocalPorts.free().http();
        List<String> names = new java.util.ArrayList<>();
        try (GenericContainer<?> service = service(port)) {
            service.start();
            for (int i = 0; i < 40; i++) {
                names.add("stopped/" + i + ".jpg");
                put(names.get(i));
            }
            long exit = stop(service);
            // 128 and the number of SIGTERM: it ended by itself, and was not killed
            assertThat(exit).isEqualTo(143);
        }
        try (GenericContainer<?> next = service(port)) {
            next.start();
            ApiClient api = new ApiClient(home(port));
            names.forEach(name -> api.awaitStatus(name, "LABELLED"));
        }
    }

    @Test
    void theImageHoldsTheBackfillCommand() {
        try (GenericContainer<?> command = new GenericContainer<>(image)
                .withCommand("java", "-jar", "/opt/media-query/backfill.jar", "--only", "some")
                .withCreateContainerCmdModifier(create -> harden(create.getHostConfig()))) {
            command.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> !command.isRunning());
            assertThat(command.getLogs()).contains("missing, failed or all");
            assertThat(command.getCurrentContainerInfo().getState().getExitCodeLong())
                    .isEqualTo(2);
        }
    }

    private static GenericContainer<?> service(int port) {
        return new GenericContainer<>(image)
                // the stand-ins listen on this machine's loopback address alone
                .withNetworkMode("host")
                .withEnv(cloud.environment())
                .withEnv("MEDIA_LABELLER", "properties")
                .withEnv("MEDIA_TAKEOVER", "PT15S")
                .withEnv("HTTP_HOST", "127.0.0.1")
                .withEnv("HTTP_PORT", Integer.toString(port))
                .withCreateContainerCmdModifier(create -> {
                    harden(create.getHostConfig());
                    create.withUser(USER);
                })
                .waitingFor(Wait.forLogMessage(".*CWWKF0011I.*", 1).withStartupTimeout(Duration.ofMinutes(2)));
    }

    private static void harden(HostConfig host) {
        host.withMemory(MEMORY)
                .withMemorySwap(MEMORY)
                .withNanoCPUs(TWO_PROCESSORS)
                .withReadonlyRootfs(true)
                .withTmpFs(WRITABLE)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"));
    }

    /** Returns the exit code. */
    private static long stop(GenericContainer<?> service) {
        service.getDockerClient()
                .stopContainerCmd(service.getContainerId())
                .withTimeout(60)
                .exec();
        return service.getDockerClient()
                .inspectContainerCmd(service.getContainerId())
                .exec()
                .getState()
                .getExitCodeLong();
    }

    private static URI home(int port) {
        return URI.create("http://localhost:" + port + "/");
    }

    private static void put(String name) {
        s3.putObject(request -> request.bucket(LocalCloud.BUCKET).key(name), RequestBody.fromBytes(Pictures.jpeg()));
    }
}
