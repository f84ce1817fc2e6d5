package org.mediaquery.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.platform.lifecycle.ShutdownLimits;

class ManifestsTest {

    private static final String NAME = "media-query";

    /** What others than we read: the AWS SDK, OpenTelemetry. */
    private static final Set<String> OF_OTHERS = Set.of(
            "AWS_REGION",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_ENDPOINT_URL_S3",
            "AWS_ENDPOINT_URL_DYNAMODB",
            "AWS_ENDPOINT_URL_SQS",
            "OTEL_SERVICE_NAME",
            "OTEL_SDK_DISABLED",
            "OTEL_METRICS_EXPORTER",
            "OTEL_LOGS_EXPORTER");

    @BeforeAll
    static void look() throws Exception {
        assumeTrue(
                Manifests.canKustomize(),
                "There is no kubectl with kustomize 5 here, so the manifests are not tested.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void everyEnvironmentVariableIsAKeyOfTheConfiguration(String overlay) throws Exception {
        Set<String> known = new TreeSet<>(OF_OTHERS);
        try (InputStream in =
                Files.newInputStream(Path.of("src/main/resources/META-INF/microprofile-config.properties"))) {
            Properties properties = new Properties();
            properties.load(in);
            known.addAll(properties.stringPropertyNames());
        }
        Manifests manifests = overlay(overlay);
        assertThat(config(manifests).getData().keySet()).isSubsetOf(known);
        assertThat(service(manifests).getEnv()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void namesMatch(String overlay) throws Exception {
        Manifests manifests = overlay(overlay);
        Deployment deployment = manifests.one(Deployment.class, NAME);
        PodTemplateSpec template = deployment.getSpec().getTemplate();
        Map<String, String> labels = template.getMetadata().getLabels();
        Service service = manifests.one(Service.class, NAME);
        assertThat(labels)
                .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels())
                .containsAllEntriesOf(service.getSpec().getSelector())
                .containsAllEntriesOf(manifests
                        .one(PodDisruptionBudget.class, NAME)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .containsAllEntriesOf(manifests
                        .one(NetworkPolicy.class, NAME)
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels());
        assertThat(template.getSpec().getTopologySpreadConstraints())
                .isNotEmpty()
                .allSatisfy(spread -> assertThat(labels)
                        .containsAllEntriesOf(spread.getLabelSelector().getMatchLabels()));
        manifests.one(ServiceAccount.class, template.getSpec().getServiceAccountName());
        assertThat(service.getSpec().getPorts()).allSatisfy(port -> assertThat(
                        template.getSpec().getContainers().get(0).getPorts())
                .extracting(ContainerPort::getName)
                .contains(port.getTargetPort().getStrVal()));
        assertThat(manifests.objects().stream().map(ManifestsTest::namespace).filter(Objects::nonNull))
                .containsOnly(NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void theBackfillCallsTheService(String overlay) throws Exception {
        Manifests manifests = overlay(overlay);
        CronJob backfill = manifests.one(CronJob.class, "media-query-backfill");
        assertThat(backfill.getSpec().getSuspend())
                .as("only when it is asked for")
                .isTrue();
        Container container = backfill.getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        URI called = URI.create(container.getArgs().get(container.getArgs().indexOf("--service") + 1));
        Service service = manifests.one(Service.class, called.getHost());
        assertThat(service.getSpec().getPorts().get(0).getPort()).isEqualTo(80);
        assertThat(container.getImage()).isEqualTo(service(manifests).getImage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void podsMayDoNothingThatTheyNeedNot(String overlay) throws Exception {
        List<PodSpec> pods = pods(overlay(overlay)).toList();
        assertThat(pods).hasSizeGreaterThanOrEqualTo(2).allSatisfy(pod -> {
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(containers(pod)).allSatisfy(container -> {
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .isTrue();
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .isFalse();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .containsExactly("ALL");
                assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
                assertThat(container.getResources().getLimits().get("memory"))
                        .as("memory is not lent")
                        .isEqualTo(container.getResources().getRequests().get("memory"));
            });
            assertThat(pod.getContainers()).allSatisfy(container -> assertThat(container.getVolumeMounts())
                    .extracting(VolumeMount::getName)
                    .hasSameElementsAs(
                            pod.getVolumes().stream().map(Volume::getName).toList()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void theGracePeriodIsLongEnough(String overlay) throws Exception {
        Manifests manifests = overlay(overlay);
        List<String> preStop =
                service(manifests).getLifecycle().getPreStop().getExec().getCommand();
        assertThat(preStop).hasSize(2).startsWith("sleep");
        Duration sleep = Duration.ofSeconds(Long.parseLong(preStop.get(1)));
        Duration grace = Duration.parse(config(manifests).getData().get("MEDIA_SHUTDOWN_TIMEOUT"));
        assertThat(Duration.ofSeconds(manifests
                        .one(Deployment.class, NAME)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getTerminationGracePeriodSeconds()))
                .isGreaterThan(sleep.plus(ShutdownLimits.total(grace)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void probesAskTheHealthChecksOfTheirKind(String overlay) throws Exception {
        Container service = service(overlay(overlay));
        assertThat(path(service.getStartupProbe())).isEqualTo("/health/started");
        assertThat(path(service.getLivenessProbe())).isEqualTo("/health/live");
        assertThat(path(service.getReadinessProbe())).isEqualTo("/health/ready");
    }

    @Test
    void onAwsEverythingFollowsFromFiveValues() throws Exception {
        List<String> values = Files.readAllLines(Path.of("k8s/overlays/aws/values.env")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        assertThat(values).hasSize(5);
        Manifests manifests = overlay("aws");
        assertThat(config(manifests).getData())
                .containsEntry("MEDIA_BUCKET_NAME", "example-pictures")
                .containsEntry("MEDIA_DERIVED_BUCKET_NAME", "example-pictures-derived")
                .containsEntry("AWS_REGION", "eu-central-1");
        assertThat(service(manifests).getImage()).endsWith("/media-query:0.1.0");
        assertThat(manifests.one(ServiceAccount.class, NAME).getMetadata().getAnnotations())
                .containsEntry("eks.amazonaws.com/role-arn", "arn:aws:iam::123456789012:role/media-query");
        assertThat(manifests.all(ConfigMap.class)).as("the values stay here").hasSize(1);
    }

    /** Addresses of queues behind a VPC endpoint and in China, in which the Region stands elsewhere, and another partition. */
    @ParameterizedTest
    @CsvSource({
        "https://vpce-0a1b-c2d3.sqs.eu-west-1.vpce.amazonaws.com/123456789012/media-events, eu-west-1,"
                + " arn:aws:iam::123456789012:role/media-query",
        "https://sqs.cn-north-1.amazonaws.com.cn/123456789012/media-events, cn-north-1,"
                + " arn:aws-cn:iam::123456789012:role/media-query"
    })
    void theRegionAndTheRoleAreNotGuessedFromTheQueue(String queue, String region, String role, @TempDir Path folder)
            throws Exception {
        Path k8s = copy(Path.of("k8s"), folder.resolve("k8s"));
        Path values = k8s.resolve("overlays/aws/values.env");
        Files.writeString(
                values,
                Files.readString(values)
                        .replaceAll("(?m)^MEDIA_QUEUE_URL=.*", "MEDIA_QUEUE_URL=" + queue)
                        .replaceAll("(?m)^AWS_REGION=.*", "AWS_REGION=" + region)
                        .replaceAll("(?m)^ROLE_ARN=.*", "ROLE_ARN=" + role));
        Manifests manifests = Manifests.kustomized(k8s.resolve("overlays/aws"));
        assertThat(config(manifests).getData())
                .containsEntry("MEDIA_QUEUE_URL", queue)
                .containsEntry("AWS_REGION", region);
        assertThat(manifests.one(ServiceAccount.class, NAME).getMetadata().getAnnotations())
                .containsEntry("eks.amazonaws.com/role-arn", role);
        assertThat(manifests
                        .other("ScaledObject")
                        .at("/spec/triggers/0/metadata/awsRegion")
                        .asText())
                .isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void namesAreResolvedByTheCacheOfTheNodeToo(String overlay) throws Exception {
        Egress egress = new Egress(policies(overlay(overlay)));
        assertThat(egress.mayCall("169.254.20.10", 53, "UDP")).isTrue();
        assertThat(egress.mayCall("169.254.20.10", 53, "TCP")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "52.95.1.1,443,true",
        "2a05:d07a:a000::1,443,true",
        "169.254.170.23,80,true",
        "fd00:ec2::23,80,true",
        "169.254.169.254,80,false",
        "169.254.169.254,443,false",
        "fd00:ec2::254,443,false",
        "52.95.1.1,80,false"
    })
    void onAwsItCallsTheEndpointsAndTheAgentForItsCredentials(String address, int port, boolean allowed)
            throws Exception {
        assertThat(new Egress(policies(overlay("aws"))).mayCall(address, port, "TCP"))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void everyPolicyIsAboutTheService(String overlay) throws Exception {
        Manifests manifests = overlay(overlay);
        assertThat(policies(manifests)).hasSize(2).allSatisfy(policy -> assertThat(manifests
                        .one(Deployment.class, NAME)
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels())
                .containsAllEntriesOf(policy.getSpec().getPodSelector().getMatchLabels()));
    }

    /** What a pod uses beyond its request is what it is evicted for when its node runs out of disk. */
    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void theDiskThatItMayFillIsRequested(String overlay) throws Exception {
        Manifests manifests = overlay(overlay);
        PodSpec pod =
                manifests.one(Deployment.class, NAME).getSpec().getTemplate().getSpec();
        double volumes = pod.getVolumes().stream()
                .mapToDouble(volume -> bytes(volume.getEmptyDir().getSizeLimit()))
                .sum();
        double requested = bytes(service(manifests).getResources().getRequests().get("ephemeral-storage"));
        double limit = bytes(service(manifests).getResources().getLimits().get("ephemeral-storage"));
        assertThat(requested).isGreaterThanOrEqualTo(volumes).isBetween(0.9 * limit, limit);
    }

    @Test
    void onAwsItScalesByTheQueueAndByTheProcessor() throws Exception {
        Manifests manifests = overlay("aws");
        JsonNode scaled = manifests.other("ScaledObject").path("spec");
        manifests.one(Deployment.class, scaled.at("/scaleTargetRef/name").asText());
        assertThat(manifests.one(Deployment.class, NAME).getSpec().getReplicas())
                .as("the scaler's business")
                .isNull();
        JsonNode queue = scaled.at("/triggers/0");
        assertThat(queue.path("type").asText()).isEqualTo("aws-sqs-queue");
        assertThat(queue.at("/metadata/awsRegion").asText()).isEqualTo("eu-central-1");
        assertThat(config(manifests).getData())
                .containsKey(queue.at("/metadata/queueURLFromEnv").asText());
        assertThat(queue.at("/authenticationRef/name").asText())
                .isEqualTo(manifests
                        .other("TriggerAuthentication")
                        .at("/metadata/name")
                        .asText());
        assertThat(scaled.at("/triggers/1/type").asText()).isEqualTo("cpu");
        // of a metadata value KEDA takes texts alone
        assertThat(scaled.path("triggers"))
                .allSatisfy(trigger -> assertThat(trigger.path("metadata")).allMatch(JsonNode::isTextual));
    }

    @ParameterizedTest
    @CsvSource({"ingress,nginx", "ingress-alb,alb"})
    void fromOutsideItIsReachedOnlyOnRequest(String component, String controller, @TempDir Path folder)
            throws Exception {
        assertThat(overlay("aws").all(Ingress.class)).isEmpty();
        Manifests manifests = overlayWith(component, folder);
        Ingress ingress = manifests.one(Ingress.class, NAME);
        assertThat(ingress.getSpec().getIngressClassName()).isEqualTo(controller);
        assertThat(ingress.getMetadata().getAnnotations().keySet())
                .isNotEmpty()
                .allMatch(annotation -> annotation.startsWith(controller + "."));
        assertThat(ingress.getSpec().getRules()).allSatisfy(rule -> assertThat(isEncrypted(ingress, rule.getHost()))
                .isTrue());
        assertThat(ingress.getSpec().getRules().get(0).getHttp().getPaths()).allSatisfy(path -> {
            assertThat(path.getPath()).doesNotStartWith("/metrics").doesNotStartWith("/health");
            manifests.one(Service.class, path.getBackend().getService().getName());
        });
    }

    /** By the Ingress itself, or by the load balancer's listener. */
    private static boolean isEncrypted(Ingress ingress, String host) {
        String listeners =
                ingress.getMetadata().getAnnotations().getOrDefault("alb.ingress.kubernetes.io/listen-ports", "");
        return listeners.equals("[{\"HTTPS\": 443}]")
                || ingress.getSpec().getTls().stream()
                        .anyMatch(tls -> tls.getHosts().contains(host));
    }

    @Test
    void theLoadBalancerCallsThePods(@TempDir Path folder) throws Exception {
        Manifests manifests = overlayWith("ingress-alb", folder);
        assertThat(manifests.one(Service.class, NAME).getSpec().getType())
                .as("without ports on the nodes")
                .isIn(null, "ClusterIP");
        assertThat(manifests.one(Ingress.class, NAME).getMetadata().getAnnotations())
                .containsEntry("alb.ingress.kubernetes.io/target-type", "ip")
                .containsEntry(
                        "alb.ingress.kubernetes.io/healthcheck-path",
                        path(service(manifests).getReadinessProbe()));
        assertThat(manifests
                        .one(NetworkPolicy.class, "media-query-ingress")
                        .getSpec()
                        .getIngress())
                .allSatisfy(rule -> assertThat(rule.getFrom())
                        .extracting(NetworkPolicyPeer::getIpBlock)
                        .doesNotContainNull());
    }

    @Test
    void monitoringLooksAtThePods(@TempDir Path folder) throws Exception {
        Manifests manifests = overlayWith("monitoring", folder);
        JsonNode monitor = manifests.other("PodMonitor").path("spec");
        Deployment deployment = manifests.one(Deployment.class, NAME);
        assertThat(monitor.at("/selector/matchLabels").properties())
                .isNotEmpty()
                .allSatisfy(label -> assertThat(
                                deployment.getSpec().getTemplate().getMetadata().getLabels())
                        .containsEntry(label.getKey(), label.getValue().asText()));
        assertThat(service(manifests).getPorts())
                .extracting(ContainerPort::getName)
                .contains(monitor.at("/podMetricsEndpoints/0/port").asText());
        assertThat(manifests.other("PrometheusRule").at("/spec/groups/0/rules"))
                .allSatisfy(
                        rule -> assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket"));
        assertThat(manifests
                        .one(ConfigMap.class, "media-query-dashboard")
                        .getData()
                        .get("media-query.json"))
                .contains("media_objects_total");
    }

    @Test
    void whatNoApiServerKnowsIsRefused() {
        assertThatThrownBy(() -> Manifests.read("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: x}
                        spec: {replica: 2}
                        """)).hasMessageContaining("replica");
    }

    private static Manifests overlay(String name) throws IOException, InterruptedException {
        return Manifests.kustomized(Path.of("k8s/overlays", name));
    }

    private static Manifests overlayWith(String component, Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("kustomization.yaml"), """
                resources: ["%s"]
                components: ["%s"]
                """.formatted(
                folder.toRealPath().relativize(Path.of("k8s/overlays/local").toRealPath()),
                folder.toRealPath()
                        .relativize(Path.of("k8s/components", component).toRealPath())));
        return Manifests.kustomized(folder);
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    private static List<NetworkPolicy> policies(Manifests manifests) {
        return manifests.all(NetworkPolicy.class).toList();
    }

    private static double bytes(Quantity quantity) {
        return Quantity.getAmountInBytes(quantity).doubleValue();
    }

    private static Container service(Manifests manifests) {
        return manifests
                .one(Deployment.class, NAME)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static ConfigMap config(Manifests manifests) {
        String name = service(manifests).getEnvFrom().stream()
                .map(EnvFromSource::getConfigMapRef)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .getName();
        return manifests.one(ConfigMap.class, name);
    }

    private static Stream<PodSpec> pods(Manifests manifests) {
        return Stream.concat(
                manifests
                        .all(Deployment.class)
                        .map(deployment -> deployment.getSpec().getTemplate().getSpec()),
                manifests.all(CronJob.class).map(job -> job.getSpec()
                        .getJobTemplate()
                        .getSpec()
                        .getTemplate()
                        .getSpec()));
    }

    private static List<Container> containers(PodSpec pod) {
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .toList();
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }

    private static String namespace(HasMetadata object) {
        return object.getMetadata().getNamespace();
    }
}
