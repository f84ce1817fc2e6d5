package org.mediaquery.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The overlays of the manifests, and the parts of them that tests look up. */
final class Overlay {

    static final String NAME = "media-query";

    private Overlay() {}

    /** Skips the tests if kubectl is missing or too old. */
    static void requireKustomize() throws InterruptedException {
        assumeTrue(Manifests.canKustomize(), "needs a kubectl with kustomize 5");
    }

    /** Returns the objects of an overlay. */
    static Manifests overlay(String name) throws IOException, InterruptedException {
        return Manifests.kustomized(Path.of("k8s/overlays", name));
    }

    /** Returns the objects of the local overlay with a component. */
    static Manifests overlayWith(String component, Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("kustomization.yaml"), """
                resources: ["%s"]
                components: ["%s"]
                """.formatted(
                folder.toRealPath().relativize(Path.of("k8s/overlays/local").toRealPath()),
                folder.toRealPath()
                        .relativize(Path.of("k8s/components", component).toRealPath())));
        return Manifests.kustomized(folder);
    }

    /** Returns the service's container. */
    static Container service(Manifests manifests) {
        return manifests
                .one(Deployment.class, NAME)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    /** Returns the service's configuration. */
    static ConfigMap config(Manifests manifests) {
        String name = service(manifests).getEnvFrom().stream()
                .map(EnvFromSource::getConfigMapRef)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .getName();
        return manifests.one(ConfigMap.class, name);
    }

    /** Returns the path of a probe. */
    static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }
}
