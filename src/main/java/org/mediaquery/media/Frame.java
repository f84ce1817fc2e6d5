package org.mediaquery.media;

import java.awt.image.BufferedImage;

/**
 * A frame of a video, which represents an interval.
 *
 * @param startMillis the start of the interval, from the video's start, in milliseconds
 * @param endMillis the end of the interval, from the video's start, in milliseconds
 * @param picture opaque, in sRGB
 */
public record Frame(long startMillis, long endMillis, BufferedImage picture) {}
