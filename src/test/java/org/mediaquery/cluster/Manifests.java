package org.mediaquery.cluster;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Kubernetes manifests.
 *
 * @param objects the objects of built-in kinds
 * @param others the custom resources
 */
public record Manifests(List<HasMetadata> objects, List<JsonNode> others) {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "ConfigMap", ConfigMap.class,
            "CronJob", CronJob.class,
            "Deployment", Deployment.class,
            "Ingress", Ingress.class,
            "Namespace", Namespace.class,
            "NetworkPolicy", NetworkPolicy.class,
            "PodDisruptionBudget", PodDisruptionBudget.class,
            "Service", Service.class,
            "ServiceAccount", ServiceAccount.class);

    /** Rejects unknown fields, which the model's classes would otherwise keep in a map. */
    private static final ObjectMapper STRICT = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .build();

    /** Reads a file. */
    public static Manifests of(Path file) throws IOException {
        return read(Files.readString(file));
    }

    /** Reads the output of {@code kubectl kustomize} for a folder. */
    static Manifests kustomized(Path folder) throws IOException, InterruptedException {
        Process kubectl = new ProcessBuilder(
                        "kubectl", "kustomize", folder.toString(), "--load-restrictor", "LoadRestrictionsNone")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (kubectl.waitFor() != 0) {
            throw new IllegalStateException("kubectl kustomize failed for " + folder);
        }
        return read(yaml);
    }

    /** Returns whether there is a kubectl whose kustomize supports replacements. */
    static boolean canKustomize() throws InterruptedException {
        try {
            Process kubectl = new ProcessBuilder("kubectl", "version", "--client", "--output", "json")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return kubectl.waitFor() == 0 && answer.contains("\"kustomizeVersion\": \"v5");
        } catch (IOException e) {
            System.getLogger(Manifests.class.getName()).log(System.Logger.Level.INFO, "no kubectl", e);
            return false;
        }
    }

    static Manifests read(String yaml) throws IOException {
        List<HasMetadata> objects = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                STRICT.readerFor(JsonNode.class).readValues(yaml)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                String kind = document.path("kind").asText();
                if (KINDS.containsKey(kind)) {
                    objects.add(STRICT.treeToValue(document, KINDS.get(kind)));
                } else {
                    others.add(document);
                }
            }
        }
        return new Manifests(objects, others);
    }

    /** Returns the objects of a kind. */
    public <T extends HasMetadata> Stream<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Returns the only object of a kind with a name. */
    public <T extends HasMetadata> T one(Class<T> kind, String name) {
        return all(kind)
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind.getSimpleName() + " " + name));
    }

    /** Returns the only custom resource of a kind. */
    JsonNode other(String kind) {
        return others.stream()
                .filter(object -> kind.equals(object.path("kind").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind));
    }
}
