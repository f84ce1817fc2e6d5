package org.mediaquery.media.labels;

/**
 * The location of an object in a picture.
 *
 * @param left distance of its left edge from the picture's left, as a ratio of the picture's width
 * @param top distance of its upper edge from the picture's top, as a ratio of the picture's height
 * @param width as a ratio of the picture's width
 * @param height as a ratio of the picture's height
 * @param confidence 0 to 100
 */
public record BoundingBox(double left, double top, double width, double height, double confidence) {}
