package org.mediaquery.labelling;

import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;
import org.mediaquery.media.ObjectVersion;

/**
 * What a labeller is given to look at. Everything that costs something is made on demand, and at most once.
 *
 * <p>All methods that read the object throw {@link org.mediaquery.media.UnreadableMediaException} when its bytes are
 * broken.
 */
public interface Subject {

    /** The bucket that the object is in. */
    String bucket();

    /** The object's key. */
    String name();

    /** Which object under that key. */
    ObjectVersion version();

    /** What it is. */
    Content content();

    /**
     * The picture upright, opaque, in sRGB ({@link BufferedImage#TYPE_INT_RGB}), reduced so that no side is longer
     * than {@code maxSide} pixels (never enlarged). Do not draw into it: other labellers are given the same one.
     *
     * @param maxSide in pixels, 1 to 4,096
     */
    BufferedImage picture(int maxSide);

    /**
     * The same as a JPEG file.
     *
     * @param maxSide in pixels, 1 to 4,096
     * @param maxBytes the file is made smaller until it fits
     */
    byte[] jpeg(int maxSide, int maxBytes);

    /**
     * Frames of a video, spread over its length, from the start to the end. Each is there only while it is handed on.
     *
     * @param frames is given one at a time
     */
    void frames(Consumer<Frame> frames);
}
