package org.mediaquery.labelling.onnx;

import java.util.Objects;
import org.mediaquery.labelling.onnx.files.FileLocation;

/**
 * Settings of a model.
 *
 * @param model the model, one file in ONNX format: an image classifier, with one input [N,3,H,H] of floats and one
 *     logit or probability per class as its first output, or a detector with an output format of {@code
 *     labelling.onnx.detection}
 * @param labels a UTF-8 text file with one class per line, in the order of the model's output; synonyms may follow
 *     after commas
 * @param input the input format of the model
 * @param minConfidence the minimum confidence of labels, 0 to 100
 */
public record OnnxSettings(FileLocation model, FileLocation labels, PictureInput input, double minConfidence) {

    /**
     * The default minimum confidence. The correct one of a thousand classes often gets about a third of 100. This value
     * is above the noise, and at most five classes reach it.
     */
    public static final double DEFAULT_MIN_CONFIDENCE = 20;

    /** @throws IllegalArgumentException if the confidence is out of range */
    public OnnxSettings {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(input, "input");
        // NaN fails this comparison too
        if (!(minConfidence >= 0 && minConfidence <= 100)) {
            throw new IllegalArgumentException("the minimum confidence must be 0 to 100, not " + minConfidence);
        }
    }

    /** Creates settings for a model with the input format of ImageNet models. */
    public static OnnxSettings of(FileLocation model, FileLocation labels) {
        return new OnnxSettings(model, labels, PictureInput.IMAGENET, DEFAULT_MIN_CONFIDENCE);
    }
}
