package org.mediaquery.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server with the service in it, as a process of its own. */
public final class LibertyServer implements AutoCloseable {

    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final Duration TO_STOP = Duration.ofSeconds(40);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Process process;
    private final URI home;

    /**
     * Starts it; {@link #awaitReady} says when it can be used.
     *
     * @param wlpHome the folder of the server's installation
     * @param output where the server keeps its work files and, when {@code log} is null, nothing else
     * @param log where its console goes; null: to the console of this process
     * @param environment is added to that of this process, and outranks it
     */
    public LibertyServer(Path wlpHome, Path output, Path log, Map<String, String> environment) throws IOException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path script = wlpHome.resolve("bin").resolve(windows ? "server.bat" : "server");
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "run", "defaultServer");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WLP_OUTPUT_DIR", output.toAbsolutePath().toString());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                log == null ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.to(log.toFile()));
        process = builder.start();
        home = URI.create("http://localhost:" + environment.get("HTTP_PORT") + "/");
    }

    /** Where the service is. */
    public URI home() {
        return home;
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits until the service says that it is ready.
     *
     * @throws LocalRunException when it ends before, or takes too long
     */
    public void awaitReady() throws InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest ready = HttpRequest.newBuilder(home.resolve("health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Instant limit = Instant.now().plus(TO_START);
        while (Instant.now().isBefore(limit)) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not yet listening
                if (!process.isAlive()) {
                    throw new LocalRunException(
                            "The server ended with code " + process.exitValue() + "; its messages say why.", e);
                }
            }
            if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LocalRunException(
                        "The server ended with code " + process.exitValue() + "; its messages say why.");
            }
        }
        throw new LocalRunException(
                "The server was not ready after " + TO_START.toSeconds() + " seconds; its messages say why.");
    }

    /** Waits until the server ends by itself. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
