package org.mediaquery.labelling.onnx;

import java.util.Objects;
import org.mediaquery.labelling.onnx.files.FileLocation;

/**
 * Which model labels pictures, and how.
 *
 * @param model in ONNX form, in one file: an image classifier, with one input [N,3,H,H] of floats and as its first output
 *     one logit or probability a class, or a detector of one of the forms in {@code labelling.onnx.detection}
 * @param labels a UTF-8 text with the name of one class a line, in the order of the model's output; further names for
 *     the same class may follow after commas
 * @param input the form in which the model wants pictures
 * @param minConfidence what is told at least, 0 to 100
 */
public record OnnxSettings(FileLocation model, FileLocation labels, PictureInput input, double minConfidence) {

    /**
     * Of a thousand classes that share 100, the right one often gets a third: half of that is noise no more, and at
     * most five classes reach it.
     */
    public static final double DEFAULT_MIN_CONFIDENCE = 20;

    /** @throws IllegalArgumentException when the confidence is out of its range */
    public OnnxSettings {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(input, "input");
        // NaN fails this comparison too
        if (!(minConfidence >= 0 && minConfidence <= 100)) {
            throw new IllegalArgumentException("the least confidence is not 0 to 100: " + minConfidence);
        }
    }

    /** A model that wants pictures as ImageNet models do. */
    public static OnnxSettings of(FileLocation model, FileLocation labels) {
        return new OnnxSettings(model, labels, PictureInput.IMAGENET, DEFAULT_MIN_CONFIDENCE);
    }
}
