package org.mediaquery.storage;

import java.io.InputStream;
import java.util.Map;
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
     * Creates or replaces thumbnails.
     *
     * @param name of the original
     * @param etag of the original
     * @param jpegs JPEG files by size
     */
    public void put(String name, String etag, Map<ThumbnailSize, byte[]> jpegs) {
        jpegs.forEach((size, jpeg) ->
                derived.put(key(name, size), "image/jpeg", jpeg, Map.of(StoredThumbnail.ORIGINAL, etag)));
    }

    /** Returns a thumbnail; empty when there is none of this size. */
    public Optional<StoredThumbnail> find(String name, ThumbnailSize size) {
        return derived.head(key(name, size)).map(StoredThumbnail::new);
    }

    /** Opens a thumbnail as a JPEG file, which the caller must close. */
    public InputStream open(StoredThumbnail thumbnail) {
        return derived.open(thumbnail.object());
    }

    /** Deletes the thumbnails of all sizes. */
    public void delete(String name) {
        for (ThumbnailSize size : ThumbnailSize.values()) {
            delete(name, size);
        }
    }

    public void delete(String name, ThumbnailSize size) {
        derived.delete(key(name, size));
    }

    private static String key(String name, ThumbnailSize size) {
        // earlier releases had only this size
        String suffix = size == ThumbnailSize.MEDIUM ? "" : "-" + size.side();
        return "thumbnails/" + NameHash.of(name) + suffix + ".jpg";
    }
}
