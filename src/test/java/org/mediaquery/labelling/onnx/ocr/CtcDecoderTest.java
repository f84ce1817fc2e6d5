package org.mediaquery.labelling.onnx.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediaquery.labelling.onnx.ocr.CtcDecoder.Line;

class CtcDecoderTest {

    /** Classes: none, l, o, space. */
    private final CtcDecoder decoder = new CtcDecoder(List.of("l", "o"));

    @Test
    void mergesRepeatsUnlessABlankIsBetween() {
        assertThat(decode(1, 1, 2, 2, 2, 0, 0).text()).isEqualTo("lo");
        assertThat(decode(1, 0, 1, 2).text()).isEqualTo("llo");
        assertThat(decode(0, 2, 0, 2, 0).text()).isEqualTo("oo");
    }

    @Test
    void theLastClassIsTheSpace() {
        assertThat(decode(3, 1, 3, 3, 2, 3).text()).isEqualTo("l o");
        assertThat(decoder.classes()).isEqualTo(4);
    }

    @Test
    void theConfidenceIsTheMeanOfTheCharacters() {
        float[][] steps = {{0, 0.8f, 0.2f, 0}, {0.9f, 0.1f, 0, 0}, {0, 0.4f, 0.6f, 0}};

        Line line = decoder.decode(steps);

        assertThat(line.text()).isEqualTo("lo");
        assertThat(line.confidence()).isCloseTo(0.7, within(1e-6));
    }

    @Test
    void nothingIsAnEmptyLine() {
        assertThat(decode(0, 0)).isEqualTo(new Line("", 0));
        assertThat(decoder.decode(new float[0][])).isEqualTo(new Line("", 0));
    }

    private Line decode(int... classes) {
        float[][] steps = new float[classes.length][decoder.classes()];
        for (int i = 0; i < classes.length; i++) {
            steps[i][classes[i]] = 1;
        }
        return decoder.decode(steps);
    }
}
