package org.mediaquery.labelling.properties;

import java.util.OptionalDouble;

/**
 * Turns a measured value into a confidence. What this labeller tells is no guess, so its confidence says how clear a
 * case is: 50 where a fact only just holds, 100 where nobody would argue, in proportion between. Where it does not
 * hold, there is none.
 *
 * @param fifty the value at which the fact begins to hold
 * @param hundred the value from which it is beyond doubt; may be the smaller one of the two, but not the same
 */
record ConfidenceRamp(double fifty, double hundred) {

    /** The confidence, 50 to 100; empty where the fact does not hold. */
    OptionalDouble confidence(double value) {
        double way = (value - fifty) / (hundred - fifty);
        return way < 0 ? OptionalDouble.empty() : OptionalDouble.of(50 + 50 * Math.min(way, 1));
    }
}
