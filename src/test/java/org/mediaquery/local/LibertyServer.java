package org.mediaquery.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the server with the service in a separate process. */
public final class LibertyServer implements AutoCloseable {

    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final Duration TO_STOP = Duration.ofSeconds(40);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /**
     * Variables of a developer's shell that would override the endpoints, credentials or installation of the test.
     */
    private static final Set<String> NOT_INHERITED = Set.of(
            "AWS_PROFILE",
            "AWS_SESSION_TOKEN",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "WLP_USER_DIR",
            "SERVER_WORKING_DIR");

    private final Process process;
    private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");

    private final ServerMessages messages;
    private final URI home;

    /**
     * Starts the server. Call {@link #awaitReady} before using it.
     *
     * @param wlpHome the folder of the server's installation
     * @param output the folder for the server's work files
     * @param log the file for its console output; null for the console of this process
     * @param environment environment variables, which override those of this process
     */
    public LibertyServer(Path wlpHome, Path output, Path log, Map<String, String> environment) throws IOException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path script = wlpHome.resolve("bin").resolve(windows ? "server.bat" : "server");
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "run", "defaultServer");
        builder.environment().keySet().removeAll(NOT_INHERITED);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WLP_OUTPUT_DIR", output.toAbsolutePath().toString());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                log == null ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.to(log.toFile()));
        process = builder.start();
        messages = new ServerMessages(output.toAbsolutePath(), Instant.now());
        home = URI.create("http://localhost:" + environment.get("HTTP_PORT") + "/");
    }

    /** Returns the base URL of the service. */
    public URI home() {
        return home;
    }

    /** Returns whether the process is running. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Returns whether the liveness check passes, which does not depend on other services. */
    public boolean isListening() {
        HttpRequest live = HttpRequest.newBuilder(home.resolve("health/live"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(live, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Waits until the readiness check passes.
     *
     * @throws LocalRunException if the server ends first, or takes too long
     */
    public void awaitReady() throws InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest ready = HttpRequest.newBuilder(home.resolve("health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Instant limit = Instant.now().plus(TO_START);
        IOException lastRefusal = null;
        while (Instant.now().isBefore(limit)) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet, or no longer: the checks below distinguish the two
                lastRefusal = e;
            }
            if (messages.reportFailure()) {
                throw failure("The service did not start", lastRefusal);
            }
            if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("The server exited with code " + process.exitValue(), lastRefusal);
            }
        }
        throw failure("The server was not ready after " + TO_START.toSeconds() + " seconds", lastRefusal);
    }

    private LocalRunException failure(String what, IOException cause) {
        return new LocalRunException(what + ". " + messages.why(), cause);
    }

    /** Waits until the server exits, and returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Runs a garbage collection in the server, and returns the used heap in bytes. */
    public long heapAfterCollection() throws IOException, InterruptedException {
        String pid = String.valueOf(process.pid());
        jcmd(pid, "GC.run");
        Matcher used = HEAP_USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("the server's virtual machine does not report its heap");
        }
        return Long.parseLong(used.group(1)) << 10;
    }

    private static String jcmd(String pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), pid, command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return answer;
    }

    @Override
    public void close() throws InterruptedException {
        stop(TO_STOP);
    }

    /** Kills the process, which simulates a crash. */
    public void kill() throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Returns the number of open files and connections of the server; empty if the system does not report it. */
    public OptionalLong openDescriptors() throws IOException {
        Path descriptors = Path.of("/proc", String.valueOf(process.pid()), "fd");
        if (!Files.isDirectory(descriptors)) {
            return OptionalLong.empty();
        }
        try (Stream<Path> open = Files.list(descriptors)) {
            return OptionalLong.of(open.count());
        }
    }

    /**
     * Stops the server, and kills it after a timeout. Its unfinished messages are then redelivered.
     *
     * @return whether it stopped before the timeout
     */
    public boolean stop(Duration limit) throws InterruptedException {
        // on Windows the server is a child process of the script
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        boolean stopped = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!stopped) {
            process.destroyForcibly().waitFor();
        }
        children.forEach(ProcessHandle::destroyForcibly);
        return stopped;
    }
}
