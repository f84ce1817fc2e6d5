package org.mediaquery.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mediaquery.cluster.Overlay.NAME;
import static org.mediaquery.cluster.Overlay.config;
import static org.mediaquery.cluster.Overlay.overlay;
import static org.mediaquery.cluster.Overlay.overlayWith;
import static org.mediaquery.cluster.Overlay.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Names, references and configuration in the manifests. */
class ManifestsTest {

    /** Variables that the AWS SDK and OpenTelemetry read. */
    private static final Set<String> LIBRARY_VARIABLES = Set.of(
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
    static void requireKustomize() throws Exception {
        Overlay.requireKustomize();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void environmentVariablesAreKeysOfTheConfiguration(String overlay) throws Exception {
        Set<String> known = new TreeSet<>(LIBRARY_VARIABLES);
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
        assertThat(backfill.getSpec().getSuspend()).as("runs only on request").isTrue();
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

    @Test
    void fiveValuesConfigureTheAwsOverlay() throws Exception {
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
        assertThat(manifests.all(ConfigMap.class))
                .as("the values are not deployed")
                .hasSize(1);
    }

    /** Addresses of queues behind a VPC endpoint and in China, where the Region is at another place, and of another partition. */
    @ParameterizedTest
    @CsvSource({
        "https://vpce-0a1b-c2d3.sqs.eu-west-1.vpce.amazonaws.com/123456789012/media-events, eu-west-1,"
                + " arn:aws:iam::123456789012:role/media-query",
        "https://sqs.cn-north-1.amazonaws.com.cn/123456789012/media-events, cn-north-1,"
                + " arn:aws-cn:iam::123456789012:role/media-query"
    })
    void regionAndRoleDoNotDependOnTheQueueUrl(String queue, String region, String role, @TempDir Path folder)
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

    @Test
    void onAwsScalesByQueueLengthAndCpu() throws Exception {
        Manifests manifests = overlay("aws");
        JsonNode scaled = manifests.other("ScaledObject").path("spec");
        manifests.one(Deployment.class, scaled.at("/scaleTargetRef/name").asText());
        assertThat(manifests.one(Deployment.class, NAME).getSpec().getReplicas())
                .as("set by the scaler")
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
        // KEDA accepts only strings as metadata values
        assertThat(scaled.path("triggers"))
                .allSatisfy(trigger -> assertThat(trigger.path("metadata")).allMatch(JsonNode::isTextual));
    }

    @Test
    void monitoringSelectsThePods(@TempDir Path folder) throws Exception {
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
    void rejectsUnknownFields() {
        assertThatThrownBy(() -> Manifests.read("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: x}
                        spec: {replica: 2}
                        """)).hasMessageContaining("replica");
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    private static String namespace(HasMetadata object) {
        return object.getMetadata().getNamespace();
    }
}
