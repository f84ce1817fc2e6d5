package org.mediaquery.ingest.inspection;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;
import org.mediaquery.media.UnsupportedMediaException;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.StoredObject;

/**
 * A video that is copied to disk when the first labeller wants to see frames of it: those that work on the object in the
 * bucket need no copy. For the thread that looks at it.
 */
public final class VideoFile implements AutoCloseable {

    /** Which frame shows best what a video is: many begin with black. */
    private static final int POSTER = 2;

    private final MediaStore store;
    private final StoredObject object;
    private final FrameTools tools;
    private final long maxBytes;
    private TemporaryFile copy;
    private byte[] poster;

    /** @param maxBytes of a video that is copied */
    VideoFile(MediaStore store, StoredObject object, FrameTools tools, long maxBytes) {
        this.store = store;
        this.object = object;
        this.tools = tools;
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
        AtomicInteger seen = new AtomicInteger();
        tools.reader().read(copy.path(), content, frame -> {
            if (seen.incrementAndGet() <= POSTER) {
                poster = tools.thumbnails().thumbnail(frame.picture(), PictureFile.THUMBNAIL_SIDE);
            }
            frames.accept(frame);
        });
        return tools.reader().name();
    }

    /** A JPEG file that shows what the video is; nothing when no labeller looked at frames. */
    public Optional<byte[]> poster() {
        return Optional.ofNullable(poster);
    }

    @Override
    public void close() {
        if (copy != null) {
            copy.close();
        }
    }
}
