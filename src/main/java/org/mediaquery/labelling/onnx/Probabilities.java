package org.mediaquery.labelling.onnx;

import java.util.Arrays;

/** Converts a classifier's output to probabilities. */
final class Probabilities {

    /** The rounding errors of a thousand floats are well below this. */
    private static final double TOLERANCE = 1e-3;

    private Probabilities() {}

    /**
     * Converts the output for one picture. Applies softmax to logits, and keeps values that are already a distribution.
     *
     * @throws IllegalArgumentException if a value is infinite or not a number
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
        // subtracting the largest prevents an overflow
        double largest = Arrays.stream(logits).max().orElseThrow();
        double[] weights =
                Arrays.stream(logits).map(logit -> Math.exp(logit - largest)).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
