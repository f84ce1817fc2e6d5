package org.mediaquery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.opentelemetry.proto.trace.v1.Span;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mediaquery.cluster.PromQl;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.labelling.rekognition.FakeRekognition;
import org.mediaquery.local.LocalService;

/** Metrics, traces and log lines of the built service. */
class ObservabilityIT {

    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? ");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"");

    private static FakeRekognition rekognition;
    private static TraceCollector collector;
    private static LocalService service;
    private static ApiClient api;

    @BeforeAll
    static void start() throws Exception {
        rekognition = new FakeRekognition();
        rekognition.answer("DetectLabels", FakeRekognition.file("detect-labels"));
        collector = new TraceCollector();
        service = new LocalService(Map.ofEntries(
                Map.entry("MEDIA_LABELLER", "rekognition,properties"),
                Map.entry("MEDIA_DAILY_PAID_CALLS", "1000"),
                Map.entry("AWS_ENDPOINT_URL_REKOGNITION", rekognition.endpoint().toString()),
                // as in the image
                Map.entry("WLP_SKIP_BOOTSTRAP_AGENT", "true"),
                Map.entry("WLP_LOGGING_CONSOLE_FORMAT", "JSON"),
                Map.entry("WLP_LOGGING_CONSOLE_LOGLEVEL", "info"),
                Map.entry("WLP_LOGGING_CONSOLE_SOURCE", "message,accessLog,ffdc"),
                Map.entry("OTEL_SDK_DISABLED", "false"),
                Map.entry("OTEL_SERVICE_NAME", "media-query"),
                Map.entry("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint().toString()),
                Map.entry("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                Map.entry("OTEL_METRICS_EXPORTER", "none"),
                Map.entry("OTEL_LOGS_EXPORTER", "none"),
                Map.entry("OTEL_BSP_SCHEDULE_DELAY", "200")));
        api = new ApiClient(service.server().home());
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        collector.close();
        rekognition.close();
    }

    @Test
    void tracesAnUploadToItsLabels() throws Exception {
        upload("traced/dog.jpg");
        api.awaitStatus("traced/dog.jpg", "LABELLED");
        await().atMost(ApiClient.LIMIT).until(() -> !labelled("traced/dog.jpg").isEmpty());
        Span look = labelled("traced/dog.jpg").get(0);
        await().atMost(ApiClient.LIMIT).untilAsserted(() -> assertThat(collector.traceOf(look))
                .extracting(Span::getName)
                .contains(
                        "PUT /api/media/{name: .+}",
                        "S3/PutObject",
                        "look at object",
                        "label by rekognition",
                        "Rekognition/DetectLabels",
                        "label by properties",
                        "DynamoDb/TransactWriteItems"));
        // S3's notification has no trace context, so processing the message starts a new trace
        assertThat(look.getLinksList()).hasSize(1);
        List<String> lines = lines("traced/dog.jpg");
        assertThat(lines).as("log lines of this trace").anySatisfy(line -> assertThat(line)
                .contains("\"ext_traceId\":\"" + TraceCollector.traceId(look) + "\"")
                .contains("dog.jpg is LABELLED"));
    }

    @Test
    void exportsEveryMetricOfTheDashboardAndTheRules() throws Exception {
        upload("metered/dog.jpg");
        api.awaitStatus("metered/dog.jpg", "LABELLED");
        assertThat(api.get("api/labels").statusCode()).isEqualTo(200);
        assertThat(api.get("api/media/?label=dog").statusCode()).isEqualTo(200);
        // the first maintenance run starts within ten seconds
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.get("metrics").body().contains("media_maintenance_failures_total"));
        Map<String, Set<String>> shown = shown(api.get("metrics").body());
        List<String> expressions = expressions();
        assertThat(expressions).hasSizeGreaterThan(25);
        for (String expression : expressions) {
            assertThat(PromQl.wanted(expression)).isNotEmpty().allSatisfy(wanted -> {
                assertThat(shown).containsKey(wanted.name());
                assertThat(shown.get(wanted.name())).containsAll(wanted.labels());
            });
        }
        assertThat(api.get("metrics").body())
                .contains("# TYPE media_repair_missed_total counter")
                .contains("# TYPE media_retention_deleted_total counter")
                .contains("# TYPE media_queue_failures_total counter")
                .containsPattern("media_maintenance_failures_total\\{duty=\"comparison\"")
                .containsPattern("media_objects_total\\{.*status=\"labelled\".*type=\"image\".*} [1-9]")
                .containsPattern("media_labeller_paid_calls_total\\{.*labeller=\"rekognition\".*} [1-9]")
                .containsPattern("media_queue_lag_seconds_count\\{.*} [1-9]");
    }

    private static void upload(String name) throws IOException {
        HttpRequest put = HttpRequest.newBuilder(service.server().home().resolve("api/media/" + name))
                .header("Content-Type", "image/jpeg")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(Pictures.jpeg()))
                .build();
        assertThat(api.send(put).statusCode()).isEqualTo(201);
    }

    private static List<Span> labelled(String name) {
        return collector.named("look at object").stream()
                .filter(span -> span.getAttributesList().stream()
                        .anyMatch(attribute ->
                                attribute.getValue().getStringValue().equals(name)))
                .toList();
    }

    /** Returns the log lines about an object. */
    private static List<String> lines(String name) throws IOException {
        return Files.readAllLines(service.log()).stream()
                .filter(line -> line.startsWith("{"))
                .filter(line -> {
                    try (JsonReader json = Json.createReader(new StringReader(line))) {
                        JsonObject object = json.readObject();
                        return name.equals(object.getString("ext_media", null));
                    }
                })
                .toList();
    }

    /** Returns the labels of each metric. */
    private static Map<String, Set<String>> shown(String metrics) {
        Map<String, Set<String>> shown = new HashMap<>();
        metrics.lines().forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.find()) {
                Set<String> labels = shown.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
                Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
                while (label.find()) {
                    labels.add(label.group(1));
                }
            }
        });
        return shown;
    }

    private static List<String> expressions() throws IOException {
        Path folder = Path.of("k8s/components/monitoring");
        List<String> expressions = new ArrayList<>();
        for (String file : List.of("dashboard.json", "prometheus-rules.yaml")) {
            JsonNode content = new YAMLMapper().readTree(folder.resolve(file).toFile());
            Stream<JsonNode> found = content.findValues("expr").stream();
            found.forEach(expression -> expressions.add(expression.asText().replace("$__rate_interval", "1m")));
        }
        return expressions;
    }
}
