package org.mediaquery.labelling.properties;

import java.util.List;
import org.mediaquery.media.labels.Label;

/** Labels for the ratio of width to height. They are certain, since the size is known exactly. */
final class AspectRatio {

    /** Sides that differ by at most this share count as equal. */
    private static final double SQUARE_TOLERANCE = 0.02;

    /** At least twice as wide as high; the widest common formats, 16:9 and 1.85:1, are below. */
    private static final double PANORAMA_FROM = 2.0;

    private static final List<String> CATEGORIES = List.of("Orientation");
    private static final Label PORTRAIT = new Label("Portrait", List.of(), List.of(), CATEGORIES);
    private static final Label SQUARE = new Label("Square", List.of(), List.of(), CATEGORIES);
    private static final Label LANDSCAPE = new Label("Landscape", List.of(), List.of(), CATEGORIES);
    private static final Label PANORAMA = new Label("Panorama", List.of("Landscape"), List.of("Panoramic"), CATEGORIES);

    private AspectRatio() {}

    /**
     * Returns the labels for a picture of this size.
     *
     * @param width in pixels, more than 0
     * @param height in pixels, more than 0
     */
    static List<Label> of(int width, int height) {
        double ratio = (double) width / height;
        if (ratio >= PANORAMA_FROM) {
            return List.of(PANORAMA, LANDSCAPE);
        }
        if (Math.abs(width - height) <= SQUARE_TOLERANCE * Math.max(width, height)) {
            return List.of(SQUARE);
        }
        return List.of(ratio > 1 ? LANDSCAPE : PORTRAIT);
    }
}
