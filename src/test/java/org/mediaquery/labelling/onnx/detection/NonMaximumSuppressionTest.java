package org.mediaquery.labelling.onnx.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NonMaximumSuppressionTest {

    private static final DetectedObject SQUARE = new DetectedObject(0, 0.9, 0, 0, 0.4, 0.4);

    private final NonMaximumSuppression suppression = new NonMaximumSuppression(0.5, 3);

    @Test
    void overlapIsIntersectionOverUnion() {
        assertThat(SQUARE.overlap(SQUARE)).isCloseTo(1, within(1e-9));
        // half of each is shared: 0.5 / 1.5
        assertThat(SQUARE.overlap(at(0, 0.2))).isCloseTo(1 / 3d, within(1e-9));
        assertThat(SQUARE.overlap(at(0.4, 0))).isZero();
        assertThat(SQUARE.overlap(at(0.5, 0.5))).isZero();
        assertThat(SQUARE.overlap(new DetectedObject(0, 0.9, 0.1, 0.1, 0.1, 0.1)))
                .isZero();
    }

    @Test
    void keepsTheBestOfOverlappingBoxes() {
        DetectedObject surer = new DetectedObject(0, 0.95, 0, 0.01, 0.4, 0.41);

        assertThat(suppression.apply(List.of(SQUARE, surer, at(0.01, 0)))).containsExactly(surer);
    }

    @Test
    void keepsBoxesWithLittleOverlap() {
        assertThat(suppression.apply(List.of(SQUARE, at(0, 0.2)))).hasSize(2);
    }

    @Test
    void suppressedBoxesDoNotSuppressOthers() {
        // a chain: the second overlaps the first, the third overlaps the second, but not the first
        DetectedObject second = new DetectedObject(0, 0.8, 0, 0.12, 0.4, 0.52);
        DetectedObject third = new DetectedObject(0, 0.7, 0, 0.24, 0.4, 0.64);

        assertThat(suppression.apply(List.of(third, second, SQUARE))).containsExactly(SQUARE, third);
    }

    @Test
    void ignoresOtherClasses() {
        DetectedObject other = new DetectedObject(1, 0.5, 0, 0, 0.4, 0.4);

        assertThat(suppression.apply(List.of(other, SQUARE))).containsExactly(SQUARE, other);
    }

    @Test
    void limitsTheObjectsOfEachClass() {
        List<DetectedObject> crowd = IntStream.range(0, 9)
                .mapToObj(i -> new DetectedObject(0, 0.1 * i, 0, 0.1 * i, 0.05, 0.1 * i + 0.05))
                .toList();

        assertThat(suppression.apply(crowd))
                .extracting(DetectedObject::score)
                .containsExactly(0.1 * 8, 0.1 * 7, 0.1 * 6);
    }

    private static DetectedObject at(double top, double left) {
        return new DetectedObject(0, 0.6, top, left, top + 0.4, left + 0.4);
    }
}
