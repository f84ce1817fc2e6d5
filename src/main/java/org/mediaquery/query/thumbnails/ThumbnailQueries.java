package org.mediaquery.query.thumbnails;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.mediaquery.media.UnknownMediaException;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.StoredThumbnail;
import org.mediaquery.storage.ThumbnailSize;
import org.mediaquery.storage.ThumbnailStore;

/** Finds thumbnails, and creates those that do not exist yet. */
public final class ThumbnailQueries {

    /** Together with the uploads well below the core threads of the server's executor (server.xml). */
    private static final int MAX_REQUESTS = 12;

    private static final int MAX_CREATIONS = 2;
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final MediaStore store;
    private final ThumbnailStore thumbnails;
    private final ThumbnailSource source;
    private final CreationLimit limit = new CreationLimit(MAX_REQUESTS, MAX_CREATIONS, MAX_WAIT);

    /** @param store the bucket of the originals */
    public ThumbnailQueries(MediaStore store, ThumbnailStore thumbnails, ThumbnailSource source) {
        this.store = store;
        this.thumbnails = thumbnails;
        this.source = source;
    }

    /**
     * Finds or creates a thumbnail of the current object. {@link ThumbnailSize#MEDIUM} is the largest size for videos.
     *
     * @param etag the entity tag of the version that the client requests; null for any version
     * @throws UnknownMediaException if there is no thumbnail and none can be created
     * @throws org.mediaquery.storage.OverloadedException if too many thumbnails are being created
     */
    Thumbnail find(String name, ThumbnailSize size, String etag) {
        Optional<StoredThumbnail> stored = thumbnails.find(name, size);
        if (etag != null && stored.isPresent() && stored.get().shows(etag)) {
            return new Thumbnail(thumbnails.open(stored.get()), true);
        }
        StoredObject original = store.head(name).orElseThrow(() -> new UnknownMediaException(name));
        boolean immutable = original.etag().equals(etag);
        if (stored.isPresent() && stored.get().shows(original.etag())) {
            return new Thumbnail(thumbnails.open(stored.get()), immutable);
        }
        return limit.run(() -> source.create(original, size))
                .map(jpeg -> keep(original, size, jpeg, immutable))
                .or(() -> poster(original, immutable))
                .orElseThrow(() -> new UnknownMediaException(name));
    }

    private Thumbnail keep(StoredObject original, ThumbnailSize size, byte[] jpeg, boolean immutable) {
        thumbnails.put(original.name(), original.etag(), Map.of(size, jpeg));
        boolean current = store.head(original.name())
                .filter(now -> now.etag().equals(original.etag()))
                .isPresent();
        if (!current) {
            // the event handler may have deleted the object's thumbnails before this one was written
            thumbnails.delete(original.name(), size);
        }
        return new Thumbnail(new ByteArrayInputStream(jpeg), immutable);
    }

    private Optional<Thumbnail> poster(StoredObject original, boolean immutable) {
        return thumbnails.find(original.name(), ThumbnailSize.MEDIUM).flatMap(stored -> {
            boolean shown = stored.shows(original.etag());
            return shown || stored.isOfUnknownVersion()
                    ? Optional.of(new Thumbnail(thumbnails.open(stored), shown && immutable))
                    : Optional.empty();
        });
    }
}
