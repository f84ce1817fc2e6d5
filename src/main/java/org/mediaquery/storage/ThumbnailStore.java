package org.mediaquery.storage;

import java.io.InputStream;
import java.util.Optional;
import org.mediaquery.media.NameHash;

/**
 * Stores thumbnails in the bucket for derived objects. Their keys contain hashes of the names, because a name may already
 * have the maximum length of a key.
 */
public final class ThumbnailStore {

    private final MediaStore derived;

    /** @param derived a bucket without event notifications */
    public ThumbnailStore(MediaStore derived) {
        this.derived = derived;
    }

    /**
     * Creates or replaces a thumbnail.
     *
     * @param jpeg a JPEG file
     */
    public void put(String name, byte[] jpeg) {
        derived.put(key(name), "image/jpeg", jpeg);
    }

    /** Opens a thumbnail as a JPEG file, which the caller must close; empty when there is none. */
    public Optional<InputStream> open(String name) {
        return derived.head(key(name)).map(derived::open);
    }

    public void delete(String name) {
        derived.delete(key(name));
    }

    private static String key(String name) {
        return "thumbnails/" + NameHash.of(name) + ".jpg";
    }
}
