package org.mediaquery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of the run command. */
class LocalRunIT {

    private static final Duration TO_START = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final LocalPorts ports = LocalPorts.free();
    private Process process;

    @AfterEach
    void end() throws InterruptedException {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void namesThePortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start(Map.of("SQS_PORT", Integer.toString(taken.getLocalPort())));

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(output())
                    .contains("Port " + taken.getLocalPort() + " is in use", "SQS_PORT")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void startsStopsAndRestarts() throws Exception {
        for (int round = 0; round < 2; round++) {
            start(Map.of("MEDIA_BUCKET_NAME", "pictures"));
            await().atMost(TO_START).failFast(() -> !process.isAlive()).until(() -> output().contains(
                            "Media Query is ready."));
            ProcessHandle server = process.children().findFirst().orElseThrow();

            process.destroy();

            assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
            assertThat(output()).contains("s3://pictures/").endsWith("Stopped." + System.lineSeparator());
            assertThat(server.isAlive()).isFalse();
            for (int port : new int[] {ports.http(), ports.s3(), ports.dynamo(), ports.sqs()}) {
                new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            }
        }
    }

    @Test
    void reportsAnInvalidConfigurationAtOnce() throws Exception {
        start(Map.of("MEDIA_MIN_CONFIDENCE", "much"));

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(output()).containsPattern("(?m)^The serv(er|ice) .* MEDIA_MIN_CONFIDENCE is \"much\"");
    }

    private void start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                LocalRun.class.getName(),
                System.getProperty("wlp.home"),
                folder.resolve("data").toString());
        builder.environment().keySet().removeIf(key -> key.startsWith("MEDIA_") || key.startsWith("AWS_"));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("HTTP_PORT", Integer.toString(ports.http()));
        builder.environment().put("S3_PORT", Integer.toString(ports.s3()));
        builder.environment().put("DYNAMODB_PORT", Integer.toString(ports.dynamo()));
        builder.environment().put("SQS_PORT", Integer.toString(ports.sqs()));
        // so that the test does not depend on a network
        builder.environment().put("MEDIA_MODEL", "none");
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"), StandardCharsets.UTF_8);
    }
}
