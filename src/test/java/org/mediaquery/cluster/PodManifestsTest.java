package org.mediaquery.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediaquery.cluster.Overlay.NAME;
import static org.mediaquery.cluster.Overlay.config;
import static org.mediaquery.cluster.Overlay.overlay;
import static org.mediaquery.cluster.Overlay.path;
import static org.mediaquery.cluster.Overlay.service;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.platform.lifecycle.ShutdownLimits;

/** Privileges, probes, disk and grace period of the pods. */
class PodManifestsTest {

    @BeforeAll
    static void requireKustomize() throws Exception {
        Overlay.requireKustomize();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void podsRunWithLeastPrivileges(String overlay) throws Exception {
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
                        .as("memory is not overcommitted")
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
    void probesCallTheirHealthEndpoints(String overlay) throws Exception {
        Container service = service(overlay(overlay));
        assertThat(path(service.getStartupProbe())).isEqualTo("/health/started");
        assertThat(path(service.getLivenessProbe())).isEqualTo("/health/live");
        assertThat(path(service.getReadinessProbe())).isEqualTo("/health/ready");
    }

    /** When a node runs out of disk, it first evicts pods that use more than they requested. */
    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void requestsTheDiskThatVolumesMayFill(String overlay) throws Exception {
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

    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void theGracePeriodCoversTheShutdown(String overlay) throws Exception {
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

    private static double bytes(Quantity quantity) {
        return Quantity.getAmountInBytes(quantity).doubleValue();
    }
}
