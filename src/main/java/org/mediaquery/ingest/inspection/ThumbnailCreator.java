package org.mediaquery.ingest.inspection;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.mediaquery.media.UnreadableMediaException;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.ThumbnailSize;

/** Creates thumbnails of pictures from their originals. */
public final class ThumbnailCreator {

    private static final System.Logger LOG = System.getLogger(ThumbnailCreator.class.getName());

    private final ObjectInspector inspector;

    public ThumbnailCreator(ObjectInspector inspector) {
        this.inspector = inspector;
    }

    /**
     * Creates a thumbnail as a JPEG file; empty when the object is not a picture that can be decoded.
     *
     * @throws org.mediaquery.storage.ObjectChangedException when the object was replaced meanwhile
     */
    public Optional<byte[]> create(StoredObject object, ThumbnailSize size) {
        try (InspectedObject inspected = inspector.inspect(object, object.version(null))) {
            return inspected.subject() instanceof PictureSubject picture
                    ? Optional.of(picture.file().thumbnail(size))
                    : Optional.empty();
        } catch (UnreadableMediaException e) {
            LOG.log(Level.DEBUG, "no thumbnail: the picture cannot be read", e);
            return Optional.empty();
        }
    }
}
