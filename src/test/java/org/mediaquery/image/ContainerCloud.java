package org.mediaquery.image;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.mediaquery.cluster.Manifests;
import org.mediaquery.local.LocalCloud;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Runs the stand-ins and the service in containers on a separate network. The service's containers are configured as in the
 * manifests: memory, processors, user, writable directories, environment.
 */
public final class ContainerCloud implements AutoCloseable {

    private static final String STAND_INS = "stand-ins";
    private static final int S3_PORT = 9001;
    private static final int HTTP_PORT = 9080;
    private static final Path LOGS = Path.of("target/image-logs");
    private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000);

    private final Network network = Network.newNetwork();
    private final ImageFromDockerfile image = new ImageFromDockerfile("media-query-under-test", false)
            .withDockerfile(Path.of("Dockerfile").toAbsolutePath());
    private final Map<String, String> environment = new HashMap<>();
    private final AtomicInteger services = new AtomicInteger();
    private final PodSpec pod;
    private final GenericContainer<?> standIns;

    /** Starts the stand-ins. */
    public ContainerCloud() throws IOException {
        pod = Manifests.of(Path.of("k8s/base/deployment.yaml"))
                .one(Deployment.class, "media-query")
                .getSpec()
                .getTemplate()
                .getSpec();
        environment.putAll(variables(Path.of("k8s/base/media-query.env")));
        environment.putAll(variables(Path.of("k8s/overlays/local/media-query.env")));
        Container standIn = Manifests.of(Path.of("k8s/overlays/local/stand-ins.yaml"))
                .one(Deployment.class, STAND_INS)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        standIns = new GenericContainer<>(new ImageFromDockerfile("media-query-stand-ins-under-test", false)
                        .withFileFromPath(".", Path.of("target/stand-ins"))
                        .withFileFromPath("Dockerfile", Path.of("k8s/overlays/local/Dockerfile")))
                .withNetwork(network)
                .withNetworkAliases(STAND_INS)
                .withEnv("STAND_INS_NAME", STAND_INS)
                .withExposedPorts(S3_PORT)
                .withCreateContainerCmdModifier(create -> {
                    long memory = memory(standIn);
                    create.getHostConfig().withMemory(memory).withMemorySwap(memory);
                    onLoopback(create.getHostConfig(), S3_PORT);
                })
                .waitingFor(
                        Wait.forLogMessage(".*The stand-ins are ready.*", 1).withStartupTimeout(Duration.ofMinutes(2)));
        standIns.start();
    }

    /** Returns an S3 client, to be closed by the caller. */
    public S3Client s3() {
        return S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + standIns.getMappedPort(S3_PORT)))
                .forcePathStyle(true)
                .region(Region.of(LocalCloud.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalCloud.ACCESS_KEY, LocalCloud.SECRET_KEY)))
                .build();
    }

    /** Returns a replica of the service, not yet started. */
    public GenericContainer<?> service() {
        return main().withEnv(environment)
                // the long poll of a killed container still receives messages for some seconds;
                // they must become visible again before a test times out
                .withEnv("MEDIA_VISIBILITY_TIMEOUT", "PT10S")
                .withExposedPorts(HTTP_PORT)
                .withLogConsumer(new LogFile(LOGS.resolve("service-" + services.incrementAndGet() + ".log")))
                .withCreateContainerCmdModifier(create -> onLoopback(create.getHostConfig(), HTTP_PORT))
                .waitingFor(Wait.forHttp(
                                container().getReadinessProbe().getHttpGet().getPath())
                        .forPort(HTTP_PORT)
                        .withStartupTimeout(Duration.ofMinutes(2)));
    }

    /** Returns a container with a command of the service's image, not yet started. */
    GenericContainer<?> command(String... command) {
        return main().withCommand(command);
    }

    /** Returns the init container of the service's pod, not yet started. */
    GenericContainer<?> workArea() {
        Container first = pod.getInitContainers().get(0);
        // writable by every user, like an emptyDir volume of a pod
        return of(first)
                .withTmpFs(first.getVolumeMounts().stream()
                        .collect(Collectors.toMap(VolumeMount::getMountPath, mount -> "rw,mode=1777")))
                .withCommand(first.getCommand().toArray(String[]::new));
    }

    private GenericContainer<?> main() {
        // temporary files of the server
        return of(container())
                .withCreateContainerCmdModifier(create -> create.withVolumes(container().getVolumeMounts().stream()
                        .map(mount -> new Volume(mount.getMountPath()))
                        .toList()));
    }

    private GenericContainer<?> of(Container container) {
        return new GenericContainer<>(image)
                .withNetwork(network)
                .withCreateContainerCmdModifier(create -> harden(create, container));
    }

    /** Returns the service's container in the manifest. */
    Container container() {
        return pod.getContainers().get(0);
    }

    /** Returns the base URL of a replica. */
    public static URI home(GenericContainer<?> service) {
        return URI.create("http://localhost:" + service.getMappedPort(HTTP_PORT) + "/");
    }

    @Override
    public void close() {
        standIns.close();
        network.close();
    }

    private void harden(CreateContainerCmd create, Container container) {
        create.withUser(pod.getSecurityContext().getRunAsUser() + ":"
                + pod.getSecurityContext().getRunAsGroup());
        Map<String, Quantity> limits = container.getResources().getLimits();
        long memory = memory(container);
        create.getHostConfig()
                .withMemory(memory)
                .withMemorySwap(memory)
                .withNanoCPUs(Quantity.getAmountInBytes(limits.get("cpu"))
                        .multiply(NANO)
                        .longValueExact())
                .withReadonlyRootfs(container.getSecurityContext().getReadOnlyRootFilesystem())
                .withCapDrop(container.getSecurityContext().getCapabilities().getDrop().stream()
                        .map(Capability::valueOf)
                        .toArray(Capability[]::new))
                .withSecurityOpts(List.of("no-new-privileges"));
    }

    private static long memory(Container container) {
        return Quantity.getAmountInBytes(container.getResources().getLimits().get("memory"))
                .longValueExact();
    }

    private static void onLoopback(HostConfig host, int port) {
        host.withPortBindings(new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ExposedPort.tcp(port)));
    }

    private static Map<String, String> variables(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
