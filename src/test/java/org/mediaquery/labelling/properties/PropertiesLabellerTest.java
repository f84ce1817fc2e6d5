package org.mediaquery.labelling.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.labelling.FakeSubject;
import org.mediaquery.labelling.LabellerAnswer;

class PropertiesLabellerTest {

    private final PropertiesLabeller labeller = new PropertiesLabeller();

    @Test
    void detectsDominantColors() {
        assertThat(labels(Pictures.halves(300, 200, Color.BLUE, Color.RED)))
                .contains("Blue", "Red", "Landscape")
                .doesNotContain("Green", "Portrait", "Black And White");
    }

    @ParameterizedTest
    @CsvSource({"200,300,Portrait", "300,200,Landscape", "200,200,Square", "900,200,Panorama"})
    void detectsOrientation(int width, int height, String label) {
        assertThat(labels(Pictures.halves(width, height, Color.WHITE, Color.GRAY)))
                .contains(label);
    }

    @Test
    void detectsBrightness() {
        assertThat(labels(Pictures.halves(100, 100, Color.BLACK, new Color(20, 20, 20))))
                .contains("Dark", "Black");
        assertThat(labels(Pictures.halves(100, 100, Color.WHITE, Color.WHITE))).contains("Bright", "White");
    }

    @Test
    void detectsBlackAndWhite() {
        assertThat(labels(Pictures.halves(100, 100, Color.DARK_GRAY, Color.WHITE)))
                .contains("Black And White");
    }

    private List<String> labels(BufferedImage picture) {
        LabellerAnswer.Labelled answer = (LabellerAnswer.Labelled) labeller.label(new FakeSubject(picture), "token");
        return answer.result().detections().stream()
                .map(detection -> detection.label().name())
                .toList();
    }
}
