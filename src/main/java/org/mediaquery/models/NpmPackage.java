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

/**
 * An npm package. {@code npm pack} fetches it, so that the user's own npm settings for registry, proxy and credentials
 * apply. It does not run the package's scripts.
 *
 * @param spec the name and version of the package
 * @param digest the digest of the package's archive
 * @param command the npm executable
 */
record NpmPackage(String spec, Digest digest, String command) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int FIRST_CHARACTERS = 200;

    /** Handles a file in the archive. */
    @FunctionalInterface
    interface Visitor {
        void visit(String name, InputStream content) throws IOException;
    }

    /** Returns the name of the npm executable on this system. */
    static String npm() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows") ? "npm.cmd" : "npm";
    }

    String describe() {
        return "npm package " + spec;
    }

    /**
     * Fetches the archive, and visits its files.
     *
     * @param work a folder for the archive. Its siblings may have it already: several files of a model may be in one
     *     package.
     */
    void visit(Path work, Visitor visitor) throws IOException, InterruptedException {
        Path archive = work.resolveSibling("npm-" + digest.hex() + ".tgz");
        if (!digest.matches(archive)) {
            Path packed = pack(work);
            digest.require(packed, spec);
            Files.move(packed, archive);
        }
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    visitor.visit(entry.getName(), tar);
                }
            }
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

    private static String beginning(Path log) throws IOException {
        String text = Files.readString(log, StandardCharsets.UTF_8).strip();
        return text.substring(0, Math.min(text.length(), FIRST_CHARACTERS)).replaceAll("\\s*\\R\\s*", " | ");
    }
}
