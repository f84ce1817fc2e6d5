package org.mediaquery.ingest.inspection;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;
import org.mediaquery.media.UnsupportedMediaException;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.ThumbnailSize;

/**
 * A video that is downloaded when the first labeller reads its frames: labellers that read from the bucket need no
 * copy. Not thread-safe.
 */
public final class VideoFile implements AutoCloseable {

    /** The frame used as the poster, counted from 1: many videos start with black. */
    private static final int POSTER_FRAME = 2;

    private final MediaStore store;
    private final StoredObject object;
    private final FrameTools tools;
    private final long maxBytes;
    private TemporaryFile copy;
    private Map<ThumbnailSize, byte[]> poster = Map.of();

    /** @param maxBytes the largest video that is downloaded */
    VideoFile(MediaStore store, StoredObject object, FrameTools tools, long maxBytes) {
        this.store = store;
        this.object = object;
        this.tools = tools;
        this.maxBytes = maxBytes;
    }

    /**
     * Passes frames to the consumer in order, one at a time.
     *
     * @return name of the frame reader
     */
    String frames(Content content, Consumer<Frame> frames) {
        if (object.size() > maxBytes) {
            throw new UnsupportedMediaException("The video has " + object.size()
                    + " bytes; the limit for reading frames is " + maxBytes + " bytes (MEDIA_MAX_VIDEO_BYTES).");
        }
        if (copy == null) {
            copy = TemporaryFile.download(store, object);
        }
        AtomicInteger seen = new AtomicInteger();
        tools.reader().read(copy.path(), content, frame -> {
            if (seen.incrementAndGet() <= POSTER_FRAME) {
                poster = ThumbnailSize.standard(size -> tools.thumbnails().thumbnail(frame.picture(), size.side()));
            }
            frames.accept(frame);
        });
        return tools.reader().name();
    }

    /** Returns thumbnails of the video as JPEG files; none when no labeller read frames. */
    public Map<ThumbnailSize, byte[]> poster() {
        return poster;
    }

    @Override
    public void close() {
        if (copy != null) {
            copy.close();
        }
    }
}
