package org.mediaquery.query;

import java.io.InputStream;
import java.time.Duration;
import org.mediaquery.media.UnknownMediaException;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.PresignedLink;
import org.mediaquery.storage.ThumbnailStore;

/** Serves thumbnails directly, and originals through presigned URLs. */
public final class Downloads {

    private final MediaStore store;
    private final ThumbnailStore thumbnails;
    private final Duration linkLife;

    /** @param linkLife validity of a presigned URL, up to 7 days */
    public Downloads(MediaStore store, ThumbnailStore thumbnails, Duration linkLife) {
        this.store = store;
        this.thumbnails = thumbnails;
        this.linkLife = linkLife;
    }

    /**
     * Returns a presigned URL of an object that is in the store now.
     *
     * @throws UnknownMediaException if there is no such object
     */
    PresignedLink link(String name) {
        return store.head(name)
                .map(object -> store.presign(object.name(), linkLife))
                .orElseThrow(() -> new UnknownMediaException(name));
    }

    /**
     * The thumbnail as a JPEG file, to be closed by the caller.
     *
     * @throws UnknownMediaException when there is none
     */
    InputStream thumbnail(String name) {
        return thumbnails.open(name).orElseThrow(() -> new UnknownMediaException(name));
    }
}
