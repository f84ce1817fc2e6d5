package org.mediaquery.imaging.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;

/** Assertions about the size and the colors of pictures. */
final class PictureAssertions {

    private static final int TOLERANCE = 12;

    private PictureAssertions() {}

    static void assertSize(BufferedImage picture, int width, int height) {
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }

    static void assertColor(BufferedImage picture, int x, int y, Color expected) {
        Color actual = new Color(picture.getRGB(x, y));
        int distance = Math.max(
                Math.abs(actual.getRed() - expected.getRed()),
                Math.max(
                        Math.abs(actual.getGreen() - expected.getGreen()),
                        Math.abs(actual.getBlue() - expected.getBlue())));
        assertThat(distance)
                .as("%s at %d, %d is not %s", actual, x, y, expected)
                .isLessThanOrEqualTo(TOLERANCE);
    }
}
