package org.mediaquery.query.downloads;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mediaquery.media.Printable;
import org.mediaquery.media.UnknownMediaException;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.OverloadedException;
import org.mediaquery.storage.StoredObject;

/**
 * Streams objects as a ZIP archive. Entries are not compressed, since pictures and videos already are. Objects that cannot
 * be read are listed in an entry of the archive, because the response's status has already been sent.
 */
public final class ZipDownloads {

    private static final String ERRORS = "errors.txt";
    private static final int BUFFER = 64 * 1024;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final MediaStore store;
    private final Semaphore permits;
    private volatile boolean closed;

    /** @param max the maximum number of concurrent archives; each occupies a server thread */
    public ZipDownloads(MediaStore store, int max) {
        this.store = store;
        this.permits = new Semaphore(max);
    }

    /** Aborts all archives: a long one would delay the shutdown of the server. */
    public void close() {
        closed = true;
    }

    /**
     * Acquires a permit for an archive. {@link #write} must follow; it releases the permit.
     *
     * @throws OverloadedException if the maximum number of archives is being written
     */
    void begin() {
        if (!permits.tryAcquire()) {
            throw new OverloadedException("Too many archives are being downloaded. Try again later.", RETRY_AFTER);
        }
    }

    /**
     * Writes an archive.
     *
     * @throws IOException if the client disconnects, or the service stops
     */
    void write(List<String> names, OutputStream out) throws IOException {
        try {
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            zip.setLevel(Deflater.NO_COMPRESSION);
            ZipEntryNames entries = new ZipEntryNames();
            List<String> errors = new ArrayList<>();
            for (String name : new LinkedHashSet<>(names)) {
                if (!add(name, entries, zip)) {
                    errors.add(Printable.whole(name)
                            + ": It does not exist or could not be read. Its entry is missing or incomplete.");
                }
            }
            if (!errors.isEmpty()) {
                zip.putNextEntry(new ZipEntry(entries.of(ERRORS)));
                zip.write((String.join("\n", errors) + "\n").getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            zip.finish();
        } finally {
            permits.release();
        }
    }

    /** Adds an object. Returns whether it could be read. */
    private boolean add(String name, ZipEntryNames entries, ZipOutputStream zip) throws IOException {
        try (SafeReader in = new SafeReader(store, name)) {
            byte[] buffer = new byte[BUFFER];
            int length = in.read(buffer);
            if (length == SafeReader.FAILED) {
                return false;
            }
            ZipEntry entry = new ZipEntry(entries.of(name));
            entry.setLastModifiedTime(FileTime.from(in.lastModified()));
            zip.putNextEntry(entry);
            while (length >= 0) {
                if (closed) {
                    throw new IOException("the service is stopping");
                }
                zip.write(buffer, 0, length);
                length = in.read(buffer);
            }
            zip.closeEntry();
            return length != SafeReader.FAILED;
        }
    }

    /** Reads an object, and separates failures of the store from those of the client. */
    private static final class SafeReader implements AutoCloseable {

        static final int FAILED = -2;

        private static final System.Logger LOG = System.getLogger(ZipDownloads.class.getName());

        private final MediaStore store;
        private final String name;
        private StoredObject object;
        private InputStream in;

        SafeReader(MediaStore store, String name) {
            this.store = store;
            this.name = name;
        }

        int read(byte[] buffer) {
            try {
                if (in == null) {
                    object = store.head(name).orElseThrow(() -> new UnknownMediaException(name));
                    in = store.open(object);
                }
                return in.read(buffer);
            } catch (UnknownMediaException e) {
                LOG.log(System.Logger.Level.DEBUG, "an object for an archive does not exist", e);
                return FAILED;
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "could not read an object for an archive", e);
                return FAILED;
            }
        }

        /** Returns when the object was last modified. Call {@link #read} first. */
        Instant lastModified() {
            return object.lastModified();
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
            }
        }
    }
}
