package org.mediaquery.query.thumbnails;

import java.util.Optional;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.ThumbnailSize;

/** Creates thumbnails that are not in the store. */
@FunctionalInterface
public interface ThumbnailSource {

    /**
     * Creates a thumbnail as a JPEG file. Returns empty if the original cannot be shown.
     *
     * @param original the object in the media bucket
     */
    Optional<byte[]> create(StoredObject original, ThumbnailSize size);
}
