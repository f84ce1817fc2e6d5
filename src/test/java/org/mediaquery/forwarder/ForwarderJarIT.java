package org.mediaquery.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The jar as Lambda runs it, in a separate process without other classes. */
class ForwarderJarIT {

    private static final Path JAR = Path.of(System.getProperty("build.directory"), "media-query-forwarder.jar");

    private static final String LAMBDA = """
            public class Lambda {
                public static void main(String[] arguments) throws Exception {
                    new org.mediaquery.forwarder.Forwarder().handleRequest(System.in, System.out, null);
                }
            }
            """;

    @TempDir
    Path folder;

    private Path lambda;

    @BeforeEach
    void write() throws IOException {
        lambda = Files.writeString(folder.resolve("Lambda.java"), LAMBDA);
    }

    @Test
    void containsOnlyForwarderAndItsLibraries() throws IOException {
        List<String> classes;
        List<String> services;
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            classes = names.stream().filter(name -> name.endsWith(".class")).toList();
            services = names.stream()
                    .filter(name -> name.startsWith("META-INF/services/"))
                    .toList();
        }

        assertThat(classes)
                .contains(
                        "org/mediaquery/forwarder/Forwarder.class",
                        "com/amazonaws/services/lambda/runtime/RequestStreamHandler.class",
                        "software/amazon/awssdk/services/sqs/SqsClient.class",
                        "software/amazon/awssdk/http/urlconnection/UrlConnectionHttpClient.class")
                .doesNotContain("module-info.class")
                .allMatch(name -> name.startsWith("org/mediaquery/forwarder/")
                        || name.startsWith("com/amazonaws/services/lambda/runtime/")
                        || name.startsWith("software/amazon/")
                        || name.startsWith("org/slf4j/")
                        || name.startsWith("org/reactivestreams/"))
                .noneMatch(name -> name.startsWith("software/amazon/awssdk/http/apache"))
                .filteredOn(name -> name.startsWith("software/amazon/awssdk/services/"))
                .allMatch(name -> name.startsWith("software/amazon/awssdk/services/sqs/"));
        assertThat(services)
                .contains(
                        "META-INF/services/software.amazon.awssdk.http.SdkHttpService",
                        "META-INF/services/org.slf4j.spi.SLF4JServiceProvider");
        assertThat(Files.size(JAR)).isLessThan(8_000_000);
    }

    @Test
    void forwardsNotification() throws Exception {
        String notification = "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"Gr%C3%BC%C3%9Fe.jpg\"}}}],\"x\":\"é\"}";
        try (LocalCloud cloud = LocalCloud.forTest(LocalPorts.free(), folder.resolve("data"));
                SqsClient sqs = cloud.sqs()) {
            String queue = sqs.createQueue(request -> request.queueName("forwarder-jar"))
                    .queueUrl();
            Map<String, String> environment = new HashMap<>(cloud.environment());
            environment.put("MEDIA_QUEUE_URL", queue);

            Run run = run(environment, notification);

            assertThat(run.output()).isEmpty();
            assertThat(run.code()).isZero();
            assertThat(sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(5))
                            .messages())
                    .extracting(Message::body)
                    .containsExactly(notification);
        }
    }

    @Test
    void reportsMissingVariable() throws Exception {
        Run run = run(Map.of("AWS_REGION", "us-east-1"), "{}");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output()).contains("MEDIA_QUEUE_URL is not set");
    }

    private Run run(Map<String, String> environment, String input) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                JAR.toString(),
                lambda.toString());
        builder.environment().keySet().removeIf(key -> key.startsWith("AWS_") || key.startsWith("MEDIA_"));
        builder.environment().putAll(environment);
        Process process = builder.redirectInput(
                        Files.writeString(folder.resolve("input.json"), input).toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    private record Run(int code, String output) {}
}
