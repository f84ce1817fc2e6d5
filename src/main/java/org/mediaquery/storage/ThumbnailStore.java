package org.mediaquery.storage;

import java.io.InputStream;
import java.util.Optional;
import org.mediaquery.media.NameHash;

/**
 * Thumbnails, in the bucket of derived objects. Their keys are hashes of the names, since a name may fill a key by
 * itself.
 */
public final class ThumbnailStore {

    private final MediaStore derived;

    /** @param derived a bucket whose changes nobody is told of */
    public ThumbnailStore(MediaStore derived) {
        this.derived = derived;
    }

    /**
     * Keeps a thumbnail, in the place of one that is there.
     *
     * @param jpeg a JPEG file
     */
    public void put(String name, byte[] jpeg) {
        derived.put(key(name), "image/jpeg", jpeg);
    }

    /** The JPEG file, to be closed by the caller; nothing when there is none. */
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
