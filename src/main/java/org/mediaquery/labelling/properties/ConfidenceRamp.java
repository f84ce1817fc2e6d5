package org.mediaquery.labelling.properties;

import java.util.OptionalDouble;

/**
 * Converts a measured value to a confidence. Since this labeller does not guess, the confidence says how clear a fact
 * is: 50 where it barely holds, 100 where it is beyond doubt, linear in between. Where it does not hold, there is no
 * confidence.
 *
 * @param fifty the value at which the fact starts to hold
 * @param hundred the value from which it is beyond doubt; may be less than {@code fifty}, but not equal
 */
record ConfidenceRamp(double fifty, double hundred) {

    /** Returns the confidence, 50 to 100; empty if the fact does not hold. */
    OptionalDouble confidence(double value) {
        double position = (value - fifty) / (hundred - fifty);
        return position < 0 ? OptionalDouble.empty() : OptionalDouble.of(50 + 50 * Math.min(position, 1));
    }
}
