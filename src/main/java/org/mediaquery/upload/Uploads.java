package org.mediaquery.upload;

import java.io.InputStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.media.Content;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaName;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.WriteCondition;

/** Puts what comes over HTTP into the bucket. Labelling follows from the bucket's event, as for any other client's. */
public final class Uploads {

    /** Where files go that come without a name of their own choice. */
    static final String FOLDER = "uploads/";

    private static final String BYTES = "application/octet-stream";

    private final MediaStore store;
    private final Catalog catalog;
    private final String prefix;
    private final RandomGenerator random;

    /** @param prefix how the names of all objects begin that the service looks after; empty for any */
    public Uploads(MediaStore store, Catalog catalog, String prefix, RandomGenerator random) {
        this.store = store;
        this.catalog = catalog;
        this.prefix = prefix;
        this.random = random;
    }

    /**
     * Stores an object under a name, in the place of one that is there.
     *
     * @param contentType as the client says; null when it does not
     * @return its record, which the client can ask for from now on, and whether it replaces an object
     * @throws InvalidInputException when the name cannot be one
     * @throws org.mediaquery.storage.PreconditionFailedException when what is stored is not what the request depends on
     */
    UploadResult put(String name, String contentType, InputStream body, Preconditions preconditions) {
        if (name.endsWith("/")) {
            throw new InvalidInputException("A name must not end in a slash, which means a folder.", name);
        }
        MediaName.checkAddressable(name);
        if (!name.startsWith(prefix)) {
            throw new InvalidInputException("The name must begin with \"" + prefix + "\" here.", name);
        }
        String type = contentType == null || contentType.isBlank() ? BYTES : contentType;
        Optional<StoredObject> replaced = store.head(name);
        // compared before the body is read, and again by the store when it writes
        WriteCondition condition = preconditions.against(name, replaced);
        StoredObject object = store.put(name, type, body, condition);
        return new UploadResult(register(object, type), replaced.isPresent());
    }

    /**
     * Stores a file under a free name made from its own.
     *
     * @param fileName as the client says; what stands before the last slash or backslash is a path on its disk
     */
    UploadResult putFile(String fileName, String contentType, InputStream body) {
        String base = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        if (base.isBlank()) {
            throw new InvalidInputException("The file has no name: give one in the field \"name\".");
        }
        return put(freeName(base), contentType, body, Preconditions.NONE);
    }

    private String freeName(String base) {
        String name = prefix + FOLDER + base;
        if (store.head(name).isEmpty()) {
            return name;
        }
        // cameras begin to count anew on each card: what is there already is another picture
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        int dot = base.lastIndexOf('.');
        String stem = dot > 0 ? base.substring(0, dot) : base;
        String extension = dot > 0 ? base.substring(dot) : "";
        return prefix + FOLDER + stem + "-" + HexFormat.of().formatHex(bytes) + extension;
    }

    private Snapshot register(StoredObject object, String contentType) {
        Snapshot snapshot = catalog.snapshot(object.name());
        if (snapshot.hasRecord() && object.isOf(snapshot.record().version())) {
            return snapshot;
        }
        MediaRecord record = new MediaRecord(
                object.name(),
                object.version(null),
                Content.of(claimed(contentType), contentType),
                Labelling.pending());
        try {
            return catalog.put(snapshot, record);
        } catch (ConflictException e) {
            // the event has overtaken us: what it wrote knows more
            Snapshot now = catalog.snapshot(object.name());
            return now.hasRecord() ? now : new Snapshot(object.name(), record, null, 0, 0);
        }
    }

    /** What the client says that it is, until somebody has looked. */
    private static MediaType claimed(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("image/")) {
            return MediaType.IMAGE;
        }
        return type.startsWith("video/") ? MediaType.VIDEO : MediaType.OTHER;
    }
}
