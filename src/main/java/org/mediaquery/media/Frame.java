package org.mediaquery.media;

import java.awt.image.BufferedImage;

/**
 * A moment of a video.
 *
 * @param startMillis from the video's start, in milliseconds
 * @param endMillis until when this frame stands for the video, in milliseconds
 * @param picture as it is seen then, opaque, in sRGB
 */
public record Frame(long startMillis, long endMillis, BufferedImage picture) {}
