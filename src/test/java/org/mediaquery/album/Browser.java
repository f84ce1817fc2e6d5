package org.mediaquery.album;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.mediaquery.local.LocalService;

/**
 * A Chromium of the system, without a window, driven by its DevTools protocol. Playwright's driver for Java would be a
 * download of 200 MB; these tests need a dozen commands of the protocol.
 */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Duration TO_START = Duration.ofSeconds(30);

    private final Process process;
    private final Path profile;
    private final int port;

    private Browser(Process process, Path profile, int port) {
        this.process = process;
        this.profile = profile;
        this.port = port;
    }

    /** Where a Chromium is installed; {@code CHROMIUM} names another one. */
    static Optional<Path> installed() {
        String given = System.getenv("CHROMIUM");
        if (given != null) {
            return Optional.of(Path.of(given)).filter(Files::isExecutable);
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return NAMES.stream()
                .flatMap(name ->
                        Stream.of(path.split(java.io.File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path executable) throws IOException {
        Path profile = Files.createTempDirectory(Path.of(System.getProperty("build.directory")), "browser");
        Process process = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--hide-scrollbars",
                        // a screen with a mouse, as far as style sheets can tell
                        "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-allow-origins=*",
                        "--remote-debugging-address=127.0.0.1",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(
                        profile.resolveSibling(profile.getFileName() + ".log").toFile()))
                .start();
        Path portFile = profile.resolve("DevToolsActivePort");
        Awaitility.await("Chromium")
                .atMost(TO_START)
                .until(() ->
                        Files.exists(portFile) && Files.readAllLines(portFile).size() > 1);
        return new Browser(
                process, profile, Integer.parseInt(Files.readAllLines(portFile).get(0)));
    }

    /** A page of its own, with cookies and storage of its own only as far as the address differs. */
    Tab open() throws IOException, InterruptedException {
        var request = java.net.http.HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                .PUT(java.net.http.HttpRequest.BodyPublishers.noBody())
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        try (var reader = Json.createReader(new java.io.StringReader(answer))) {
            JsonObject target = reader.readObject();
            return new Tab(URI.create(target.getString("webSocketDebuggerUrl")));
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        List<ProcessHandle> helpers = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        // They still write into the profile after the browser has ended.
        for (ProcessHandle helper : helpers) {
            Awaitility.await("end of a helper of Chromium").atMost(TO_START).until(() -> !helper.isAlive());
        }
        LocalService.delete(profile);
    }
}
