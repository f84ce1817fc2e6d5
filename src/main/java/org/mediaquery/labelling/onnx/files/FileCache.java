package org.mediaquery.labelling.onnx.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.mediaquery.media.Sha256;

/**
 * Resolves file locations: local files in place, remote files from a directory into which each is downloaded once.
 * Several processes may share the directory. A file without a SHA-256 is kept until someone deletes it.
 */
public final class FileCache {

    private final Path directory;
    private final Download download;

    public FileCache(Path directory, Download download) {
        this.directory = directory;
        this.download = download;
    }

    /**
     * Returns the file, verified by its SHA-256.
     *
     * @throws IllegalArgumentException if the file does not exist, or its SHA-256 differs
     * @throws UncheckedIOException if it cannot be fetched or read
     */
    public Path get(FileLocation location) {
        try {
            return location.isUrl() ? remote(location) : local(location);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot get " + location.display() + ": " + e.getMessage(), e);
        }
    }

    private static Path local(FileLocation location) throws IOException {
        Path file = location.path();
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file.toAbsolutePath());
        }
        requireContent(file, location);
        return file;
    }

    private Path remote(FileLocation location) throws IOException {
        Path cached = directory.resolve(Sha256.hex(location.location()));
        // the file at the URL may have been replaced, together with the configured hash: then download it again
        if (Files.isRegularFile(cached) && hasContent(cached, location)) {
            return cached;
        }
        Files.createDirectories(directory);
        Path arriving = Files.createTempFile(directory, "arriving", null);
        try {
            download.fetch(location.url(), arriving);
            requireContent(arriving, location);
            return Files.move(arriving, cached, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    private static boolean hasContent(Path file, FileLocation location) throws IOException {
        return location.sha256() == null || location.sha256().equals(FileHash.of(file));
    }

    private static void requireContent(Path file, FileLocation location) throws IOException {
        if (!hasContent(file, location)) {
            throw new IllegalArgumentException("the SHA-256 of " + location.display() + " is " + FileHash.of(file)
                    + ", not " + location.sha256() + " as configured");
        }
    }
}
