package org.mediaquery.ingest.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.StoredObject;

/** A temporary copy of an object on disk; closing it deletes the copy. */
final class TemporaryFile implements AutoCloseable {

    private final Path path;

    private TemporaryFile(Path path) {
        this.path = path;
    }

    /**
     * Downloads an object.
     *
     * @throws org.mediaquery.storage.ObjectChangedException when the object was replaced meanwhile
     */
    static TemporaryFile download(MediaStore store, StoredObject object) {
        try {
            TemporaryFile file = new TemporaryFile(Files.createTempFile("media-query-", ".part"));
            try (InputStream in = store.open(object);
                    var out = Files.newOutputStream(file.path)) {
                in.transferTo(out);
                return file;
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not download " + object.name() + " to a temporary file", e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete the temporary file " + path, e);
        }
    }
}
