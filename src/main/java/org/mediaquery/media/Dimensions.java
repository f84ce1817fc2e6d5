package org.mediaquery.media;

/**
 * The size of a picture or of a video's frames as displayed: upright, after any rotation.
 *
 * @param width in pixels
 * @param height in pixels
 * @param orientation the EXIF orientation of the stored pixels, 1 to 8 (CIPA DC-008, tag 0x0112); 1 when unknown
 */
public record Dimensions(int width, int height, int orientation) {}
