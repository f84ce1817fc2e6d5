package org.mediaquery.labelling.onnx.ocr;

import java.util.ArrayList;
import java.util.List;

/**
 * Decodes the output of the model that reads a line: for each step from left to right the probability of each
 * character, or of none (Graves et al., 2006). Takes the best one of each step.
 */
final class CtcDecoder {

    private static final int BLANK = 0;
    private static final String SPACE = " ";

    private final List<String> characters;

    /** @param keys the characters of the model, without the blank, which precedes, and the space, which follows */
    CtcDecoder(List<String> keys) {
        characters = new ArrayList<>(keys);
        characters.add(SPACE);
    }

    /** The number of probabilities of each step. */
    int classes() {
        return characters.size() + 1;
    }

    /**
     * A line of text.
     *
     * @param confidence the mean of its characters, 0 to 1; 0 if there are none
     */
    record Line(String text, double confidence) {}

    Line decode(float[][] steps) {
        StringBuilder text = new StringBuilder();
        double sum = 0;
        int count = 0;
        int last = BLANK;
        for (float[] step : steps) {
            int best = best(step);
            // a character that goes on; a repeated one has a blank between
            if (best != BLANK && best != last) {
                text.append(characters.get(best - 1));
                sum += step[best];
                count++;
            }
            last = best;
        }
        return new Line(text.toString().strip(), count == 0 ? 0 : sum / count);
    }

    private static int best(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
