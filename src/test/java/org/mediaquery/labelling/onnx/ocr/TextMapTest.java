package org.mediaquery.labelling.onnx.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextMapTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 160;

    private final float[] map = new float[WIDTH * HEIGHT];

    @Test
    void findsLinesWithTheMarginByWhichTheyWereShrunk() {
        draw(100, 40, 80, 10, 0, 0.9f);
        draw(200, 100, 40, 20, 0, 0.9f);

        List<TextBox> lines = lines();

        assertThat(lines).hasSize(2);
        TextBox first = lines.get(0);
        // area over perimeter is 800 / 180, and 1.5 times that is the margin
        assertThat(first.width()).isCloseTo(80 + 2 * 6.67, within(0.1));
        assertThat(first.height()).isCloseTo(10 + 2 * 6.67, within(0.1));
        assertThat(first.x()).isCloseTo(100, within(0.1));
        assertThat(first.y()).isCloseTo(40, within(0.1));
        assertThat(first.angle()).isZero();
        assertThat(lines.get(1).y()).isCloseTo(100, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, -15, -7, 3, 15, 30})
    void findsInclinedLines(int degrees) {
        draw(160, 80, 120, 12, Math.toRadians(degrees), 0.9f);

        TextBox line = lines().get(0);

        assertThat(Math.toDegrees(line.angle())).isCloseTo(degrees, within(1.5));
        assertThat(line.x()).isCloseTo(160, within(1.0));
        assertThat(line.y()).isCloseTo(80, within(1.0));
        assertThat(line.width()).isCloseTo(120 + 16, within(4.0));
        assertThat(line.height()).isCloseTo(12 + 16, within(4.0));
    }

    @Test
    void ignoresNoiseAndFaintRegions() {
        draw(50, 50, 2, 2, 0, 0.99f);
        draw(150, 50, 60, 12, 0, 0.4f);
        draw(250, 100, 60, 12, 0, 0.2f);

        assertThat(lines()).isEmpty();
    }

    @Test
    void joinsPixelsThatTouchOnlyAtTheirCorners() {
        draw(100, 50, 40, 10, 0, 0.9f);
        draw(140, 60, 40, 10, 0, 0.9f);

        assertThat(lines()).hasSize(1);
    }

    @Test
    void aMapThatIsAllTextIsOneLine() {
        Arrays.fill(map, 1);

        assertThat(lines()).hasSize(1);
    }

    @Test
    @Timeout(20)
    void everyMapHasLinesOfFinitePlaces() {
        Random random = new Random(3);
        for (int round = 0; round < 30; round++) {
            double share = random.nextDouble();
            for (int i = 0; i < map.length; i++) {
                map[i] = random.nextDouble() < share ? 1 : 0;
            }
            assertThat(lines()).allSatisfy(line -> {
                assertThat(line.x()).isBetween(0.0, (double) WIDTH);
                assertThat(line.y()).isBetween(0.0, (double) HEIGHT);
                assertThat(line.width()).isPositive().isFinite();
                assertThat(line.height()).isPositive().isFinite();
                assertThat(Math.abs(line.angle())).isLessThanOrEqualTo(Math.PI / 4 + 1e-9);
            });
        }
    }

    private List<TextBox> lines() {
        return new TextMap(map, WIDTH, HEIGHT).lines();
    }

    /** Draws a rectangle of pixels whose centers are in it. */
    private void draw(double centerX, double centerY, double width, double height, double angle, float value) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double dx = x + 0.5 - centerX;
                double dy = y + 0.5 - centerY;
                double along = dx * Math.cos(angle) + dy * Math.sin(angle);
                double across = dy * Math.cos(angle) - dx * Math.sin(angle);
                if (Math.abs(along) < width / 2 && Math.abs(across) < height / 2) {
                    map[y * WIDTH + x] = value;
                }
            }
        }
    }
}
