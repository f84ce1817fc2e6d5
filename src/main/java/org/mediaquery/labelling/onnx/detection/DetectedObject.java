package org.mediaquery.labelling.onnx.detection;

import org.mediaquery.media.labels.BoundingBox;

/**
 * An object in a picture. Coordinates are ratios of the picture's sides, from the upper left corner.
 *
 * @param place the index of its class in the model's label list, from 0
 * @param score the score, 0 to 1
 */
public record DetectedObject(int place, double score, double top, double left, double bottom, double right) {

    private static final double PERCENT = 100;

    /** Creates an object, clipped to the picture, since models may return boxes that extend beyond it. */
    static DetectedObject clipped(int place, double score, double top, double left, double bottom, double right) {
        return new DetectedObject(place, score, clip(top), clip(left), clip(bottom), clip(right));
    }

    /** Returns the confidence, 0 to 100. */
    public double confidence() {
        return rounded(PERCENT * score);
    }

    /** Returns the bounding box. */
    public BoundingBox box() {
        return new BoundingBox(rounded(left), rounded(top), rounded(width()), rounded(height()), confidence());
    }

    /** Returns the intersection over union of two objects, 0 to 1. */
    double overlap(DetectedObject other) {
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        if (height <= 0 || width <= 0) {
            return 0;
        }
        double shared = height * width;
        return shared / (area() + other.area() - shared);
    }

    boolean isEmpty() {
        return area() <= 0;
    }

    private double area() {
        return width() * height();
    }

    private double width() {
        return Math.max(0, right - left);
    }

    private double height() {
        return Math.max(0, bottom - top);
    }

    /** Rounds to the decimal digits of a float, since models compute with floats. */
    private static double rounded(double value) {
        return Double.parseDouble(Float.toString((float) value));
    }

    private static double clip(double ratio) {
        return Math.max(0, Math.min(1, ratio));
    }
}
