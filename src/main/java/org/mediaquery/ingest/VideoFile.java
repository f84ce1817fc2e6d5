package org.mediaquery.ingest;

import java.util.function.Consumer;
import org.mediaquery.imaging.FrameReader;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;
import org.mediaquery.media.UnsupportedMediaException;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.StoredObject;

/**
 * A video that is copied to disk when the first labeller wants to see frames of it: those that work on the object in the
 * bucket need no copy. For the thread that looks at it.
 */
final class VideoFile implements AutoCloseable {

    private final MediaStore store;
    private final StoredObject object;
    private final FrameReader reader;
    private final long maxBytes;
    private TemporaryFile copy;

    /** @param maxBytes of a video that is copied */
    VideoFile(MediaStore store, StoredObject object, FrameReader reader, long maxBytes) {
        this.store = store;
        this.object = object;
        this.reader = reader;
        this.maxBytes = maxBytes;
    }

    /**
     * Hands on frames from the start to the end, one at a time.
     *
     * @return what read them
     */
    String frames(Content content, Consumer<Frame> frames) {
        if (object.size() > maxBytes) {
            throw new UnsupportedMediaException(
                    "The video has " + object.size() + " bytes; of up to " + maxBytes + " frames are looked at here.");
        }
        if (copy == null) {
            copy = TemporaryFile.download(store, object);
        }
        reader.read(copy.path(), content, frames);
        return reader.name();
    }

    @Override
    public void close() {
        if (copy != null) {
            copy.close();
        }
    }
}
