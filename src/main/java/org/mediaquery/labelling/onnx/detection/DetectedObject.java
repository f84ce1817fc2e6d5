package org.mediaquery.labelling.onnx.detection;

import org.mediaquery.media.labels.BoundingBox;

/**
 * An object in a picture. Coordinates are ratios of the picture's sides, from its upper left corner.
 *
 * @param place of its class in the model's list of labels, from 0
 * @param score how sure the model is, 0 to 1
 */
public record DetectedObject(int place, double score, double top, double left, double bottom, double right) {

    private static final double PERCENT = 100;

    /** The part of an object that is in the picture; models also give boxes that go beyond it. */
    static DetectedObject clipped(int place, double score, double top, double left, double bottom, double right) {
        return new DetectedObject(place, score, clip(top), clip(left), clip(bottom), clip(right));
    }

    /** How sure the model is, 0 to 100. */
    public double confidence() {
        return measured(PERCENT * score);
    }

    /** Where it is, in the words of the domain. */
    public BoundingBox box() {
        return new BoundingBox(measured(left), measured(top), measured(width()), measured(height()), confidence());
    }

    /** The area that two objects share, as a ratio of the area that they cover together: 0 to 1. */
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

    /** Models compute with floats: the further digits of a double are nobody's. */
    private static double measured(double value) {
        return Double.parseDouble(Float.toString((float) value));
    }

    private static double clip(double ratio) {
        return Math.max(0, Math.min(1, ratio));
    }
}
