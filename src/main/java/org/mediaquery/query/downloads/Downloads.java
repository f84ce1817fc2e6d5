package org.mediaquery.query.downloads;

import java.time.Duration;
import org.mediaquery.api.ContentDisposition;
import org.mediaquery.media.UnknownMediaException;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.PresignedLink;

/** Serves originals through presigned URLs. */
public final class Downloads {

    private final MediaStore store;
    private final Duration linkLife;

    /** @param linkLife the validity of a presigned URL, up to 7 days */
    public Downloads(MediaStore store, Duration linkLife) {
        this.store = store;
        this.linkLife = linkLife;
    }

    /**
     * Returns a presigned URL of an existing object. Browsers save the object as a file.
     *
     * @throws UnknownMediaException if there is no such object
     */
    PresignedLink link(String name) {
        return store.head(name)
                .map(object -> store.presign(object.name(), ContentDisposition.attachment(name), linkLife))
                .orElseThrow(() -> new UnknownMediaException(name));
    }
}
