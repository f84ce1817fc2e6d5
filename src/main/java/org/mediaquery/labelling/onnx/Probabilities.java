package org.mediaquery.labelling.onnx;

import java.util.Arrays;

/** A classifier's output as probabilities. */
final class Probabilities {

    /** Rounding of a thousand floats stays well below. */
    private static final double TOLERANCE = 1e-3;

    private Probabilities() {}

    /**
     * Reads the output for one picture: logits are normalised by softmax, what is a distribution already stays.
     *
     * @throws IllegalArgumentException when the model gave a number that is none
     */
    static double[] of(float[] output) {
        double[] values = new double[output.length];
        for (int i = 0; i < output.length; i++) {
            if (!Float.isFinite(output[i])) {
                throw new IllegalArgumentException("the model's output has " + output[i] + " for class " + i);
            }
            values[i] = output[i];
        }
        boolean distribution = Arrays.stream(values).allMatch(value -> value >= 0)
                && Math.abs(Arrays.stream(values).sum() - 1) < TOLERANCE;
        return distribution ? values : softmax(values);
    }

    private static double[] softmax(double[] logits) {
        // without the largest the exponentials could overflow
        double largest = Arrays.stream(logits).max().orElseThrow();
        double[] weights =
                Arrays.stream(logits).map(logit -> Math.exp(logit - largest)).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
