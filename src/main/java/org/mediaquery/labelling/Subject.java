package org.mediaquery.labelling;

import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;
import org.mediaquery.media.ObjectVersion;

/**
 * An object to label. Expensive representations are created on demand, and at most once.
 *
 * <p>All methods that read the object throw {@link org.mediaquery.media.UnreadableMediaException} if its bytes are
 * broken, and {@link org.mediaquery.media.UnsupportedMediaException} if its format cannot be decoded.
 */
public interface Subject {

    /** Returns the bucket of the object. */
    String bucket();

    /** Returns the key of the object. */
    String name();

    /** Returns the version of the object. */
    ObjectVersion version();

    /** Returns the type and properties of the content. */
    Content content();

    /**
     * Returns the picture upright, opaque, in sRGB ({@link BufferedImage#TYPE_INT_RGB}), reduced so that no side is
     * longer than {@code maxSide} pixels (never enlarged). Do not modify it: all labellers share it.
     *
     * @param maxSide in pixels, 1 to 4,096
     */
    BufferedImage picture(int maxSide);

    /**
     * Returns the same picture as a JPEG file.
     *
     * @param maxSide in pixels, 1 to 4,096
     * @param maxBytes the maximum size of the file; the picture is reduced until it fits
     */
    byte[] jpeg(int maxSide, int maxBytes);

    /**
     * Reads frames of a video, spread over its duration, in order. Each frame is valid only during the callback.
     *
     * @param frames receives one frame at a time
     * @return the decoder: {@code ffmpeg} or {@code JCodec}
     */
    String frames(Consumer<Frame> frames);
}
