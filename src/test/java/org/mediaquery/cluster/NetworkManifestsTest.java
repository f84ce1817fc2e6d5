package org.mediaquery.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediaquery.cluster.Overlay.NAME;
import static org.mediaquery.cluster.Overlay.overlay;
import static org.mediaquery.cluster.Overlay.overlayWith;
import static org.mediaquery.cluster.Overlay.path;
import static org.mediaquery.cluster.Overlay.service;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses that pods may call, and who may call them. */
class NetworkManifestsTest {

    @BeforeAll
    static void requireKustomize() throws Exception {
        Overlay.requireKustomize();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void allowsTheDnsCacheOfTheNode(String overlay) throws Exception {
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
    void onAwsAllowsEndpointsAndTheCredentialsAgent(String address, int port, boolean allowed) throws Exception {
        assertThat(new Egress(policies(overlay("aws"))).mayCall(address, port, "TCP"))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "local"})
    void policiesSelectThePodsOfTheService(String overlay) throws Exception {
        Manifests manifests = overlay(overlay);
        assertThat(policies(manifests)).hasSize(2).allSatisfy(policy -> assertThat(manifests
                        .one(Deployment.class, NAME)
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels())
                .containsAllEntriesOf(policy.getSpec().getPodSelector().getMatchLabels()));
    }

    @ParameterizedTest
    @CsvSource({"ingress,nginx", "ingress-alb,alb"})
    void ingressIsOptionalAndEncrypted(String component, String controller, @TempDir Path folder) throws Exception {
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

    @Test
    void theLoadBalancerCallsThePods(@TempDir Path folder) throws Exception {
        Manifests manifests = overlayWith("ingress-alb", folder);
        assertThat(manifests.one(Service.class, NAME).getSpec().getType())
                .as("no node ports")
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

    /** Returns whether the Ingress itself or the load balancer's listener uses TLS. */
    private static boolean isEncrypted(Ingress ingress, String host) {
        String listeners =
                ingress.getMetadata().getAnnotations().getOrDefault("alb.ingress.kubernetes.io/listen-ports", "");
        return listeners.equals("[{\"HTTPS\": 443}]")
                || ingress.getSpec().getTls().stream()
                        .anyMatch(tls -> tls.getHosts().contains(host));
    }

    private static List<NetworkPolicy> policies(Manifests manifests) {
        return manifests.all(NetworkPolicy.class).toList();
    }
}
