package org.mediaquery.labelling.onnx.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRowsTest {

    @ParameterizedTest
    @ValueSource(ints = {-15, -5, 0, 8, 15})
    void readsFromTopToBottomAndFromLeftToRight(int degrees) {
        double angle = Math.toRadians(degrees);
        List<TextBox> first = List.of(box(100, 100, angle), box(200, 102, angle), box(300, 99, angle));
        List<TextBox> second = List.of(box(110, 140, angle), box(210, 138, angle));
        List<TextBox> all = new ArrayList<>(first);
        all.addAll(second);
        Collections.shuffle(all, new Random(1));

        assertThat(TextRows.of(all)).containsExactly(first, second);
    }

    @Test
    void wordsWhoseMarginsOverlapAreSeparatedInTheMiddle() {
        TextBox left = new TextBox(100, 100, 120, 60, 0);
        TextBox right = new TextBox(200, 100, 120, 60, 0);

        // from 40 to 160, and from 140 to 260
        assertThat(TextRows.of(List.of(left, right)))
                .containsExactly(List.of(new TextBox(95, 100, 110, 60, 0), new TextBox(205, 100, 110, 60, 0)));
    }

    @Test
    void columnsAreNotOneLine() {
        TextBox left = box(100, 100, 0);
        TextBox right = box(400, 100, 0);

        assertThat(TextRows.of(List.of(right, left))).containsExactly(List.of(left), List.of(right));
    }

    @Test
    void smallPrintBesideALargeWordIsNotInItsLine() {
        TextBox large = new TextBox(100, 100, 100, 60, 0);
        TextBox small = new TextBox(170, 128, 30, 10, 0);

        assertThat(TextRows.of(List.of(small, large))).hasSize(2);
    }

    @Test
    void nothingHasNoRows() {
        assertThat(TextRows.of(List.of())).isEmpty();
    }

    /** A word of 90 x 30 pixels; its place is before the page is turned. */
    private static TextBox box(double x, double y, double angle) {
        return new TextBox(
                x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle), 90, 30, angle);
    }
}
