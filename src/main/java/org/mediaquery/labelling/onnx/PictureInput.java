package org.mediaquery.labelling.onnx;

import java.util.List;

/**
 * The input format of a model: each channel is {@code (value / 255 - mean) / deviation}, in the order red, green, blue.
 * The model's documentation has the numbers.
 *
 * @param side width and height in pixels, 1 to 2,048; a model whose input has a fixed size overrides it
 * @param mean the mean of each channel, on a scale of 0 to 1
 * @param deviation the standard deviation of each channel on the same scale, above 0
 */
public record PictureInput(int side, List<Float> mean, List<Float> deviation) {

    /** The format of models trained on ImageNet with PyTorch's recipe (torchvision's reference training). */
    public static final PictureInput IMAGENET =
            new PictureInput(224, List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f));

    static final int CHANNELS = 3;

    private static final int MAX_SIDE = 2048;

    /** @throws IllegalArgumentException if a number is missing or out of range */
    public PictureInput {
        requireSide(side);
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != CHANNELS || !mean.stream().allMatch(Float::isFinite)) {
            throw new IllegalArgumentException("the mean of the model's input must be three numbers, not " + mean);
        }
        if (deviation.size() != CHANNELS || !deviation.stream().allMatch(value -> Float.isFinite(value) && value > 0)) {
            throw new IllegalArgumentException(
                    "the deviation of the model's input must be three numbers above 0, not " + deviation);
        }
    }

    /** Returns the same format with another size. */
    public PictureInput withSide(int other) {
        return new PictureInput(other, mean, deviation);
    }

    private static void requireSide(int side) {
        if (side < 1 || side > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "the side of the model's input must be 1 to " + MAX_SIDE + " pixels, not " + side);
        }
    }
}
