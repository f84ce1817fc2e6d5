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

/** Stores uploads in the bucket. The bucket's event triggers labelling, as for objects from any other client. */
public final class Uploads {

    /** The folder for files without an explicit name. */
    static final String FOLDER = "uploads/";

    private static final String BYTES = "application/octet-stream";

    private final MediaStore store;
    private final Catalog catalog;
    private final String prefix;
    private final RandomGenerator random;

    /** @param prefix of all objects that the service handles; empty for any */
    public Uploads(MediaStore store, Catalog catalog, String prefix, RandomGenerator random) {
        this.store = store;
        this.catalog = catalog;
        this.prefix = prefix;
        this.random = random;
    }

    /**
     * Creates or replaces an object, and its record.
     *
     * @param contentType the media type sent by the client; null when there is none
     * @throws InvalidInputException when the name is not valid
     * @throws org.mediaquery.storage.PreconditionFailedException when the preconditions do not hold for the object
     */
    UploadResult put(String name, String contentType, InputStream body, Preconditions preconditions) {
        checkName(name);
        String type = contentType == null || contentType.isBlank() ? BYTES : contentType;
        Optional<StoredObject> replaced = store.head(name);
        // evaluated before the body is read; the store checks the condition again when it writes
        WriteCondition condition = preconditions.against(name, replaced);
        StoredObject object = store.put(name, type, body, condition);
        return new UploadResult(register(object, type), replaced.isPresent());
    }

    /**
     * Checks the name of an object to upload.
     *
     * @throws InvalidInputException when it is not valid
     */
    public void checkName(String name) {
        if (name.endsWith("/")) {
            throw new InvalidInputException("A name must not end with a slash, which denotes a folder.", name);
        }
        MediaName.checkAddressable(name);
        if (!name.startsWith(prefix)) {
            throw new InvalidInputException(
                    "The name must begin with \"" + prefix + "\", the prefix of this service's objects.", name);
        }
    }

    /**
     * Stores a file under a name that is not in use, derived from its file name.
     *
     * @param fileName as sent by the client; everything up to the last slash or backslash is dropped as a local path
     */
    UploadResult putFile(String fileName, String contentType, InputStream body) {
        String base = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        if (base.isBlank()) {
            throw new InvalidInputException("The file has no name. Set one in the field \"name\".");
        }
        return put(freeName(prefix + FOLDER + base), contentType, body, Preconditions.NONE);
    }

    /** Returns the name, or one like it when there is such an object. */
    public String freeName(String name) {
        if (store.head(name).isEmpty()) {
            return name;
        }
        // cameras restart numbering on each card, so the existing object is probably another picture
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        int dot = name.lastIndexOf('.');
        int end = dot > name.lastIndexOf('/') + 1 ? dot : name.length();
        return name.substring(0, end) + "-" + HexFormat.of().formatHex(bytes) + name.substring(end);
    }

    /**
     * Creates the record of an object that was uploaded, unless there is one.
     *
     * @param contentType the media type sent by the client
     */
    public Snapshot.Present register(StoredObject object, String contentType) {
        Snapshot snapshot = catalog.snapshot(object.name());
        if (snapshot instanceof Snapshot.Present present
                && object.isOf(present.record().version())) {
            return present;
        }
        MediaRecord record = new MediaRecord(
                object.name(),
                object.version(null),
                Content.of(declaredType(contentType), contentType),
                Labelling.pending());
        try {
            return catalog.put(snapshot, record);
        } catch (ConflictException e) {
            // the bucket's event was handled first, and its record has more details
            return catalog.snapshot(object.name()).present().orElseGet(() -> new Snapshot.Present(record, 0, 0));
        }
    }

    /** Returns the media type that the client declares, which applies until the object is inspected. */
    private static MediaType declaredType(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("image/")) {
            return MediaType.IMAGE;
        }
        return type.startsWith("video/") ? MediaType.VIDEO : MediaType.OTHER;
    }
}
