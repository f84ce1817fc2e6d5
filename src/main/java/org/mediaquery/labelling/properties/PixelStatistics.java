package org.mediaquery.labelling.properties;

import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.Map;

/** Statistics of all pixels of a picture, computed in one pass. */
final class PixelStatistics {

    /** Below this chroma a picture has no visible tint; JPEG compression noise is below it. */
    private static final double TINTLESS_BELOW = 0.02;

    /** Lightness is counted in steps of 1/255, the resolution of 8 bits per channel. */
    private static final int LIGHTNESS_STEPS = 256;

    private final long[] lightness = new long[LIGHTNESS_STEPS];
    private final Map<NamedColor, Integer> colors = new EnumMap<>(NamedColor.class);
    private final long pixels;
    private long tintless;
    private double lightnessSum;

    PixelStatistics(BufferedImage picture) {
        int width = picture.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int rgb : row) {
                add(Oklab.of(rgb));
            }
        }
        pixels = (long) width * picture.getHeight();
    }

    private void add(Oklab color) {
        colors.merge(NamedColor.of(color), 1, Integer::sum);
        lightnessSum += color.lightness();
        lightness[(int) Math.round(Math.min(1, color.lightness()) * (LIGHTNESS_STEPS - 1))]++;
        if (color.chroma() < TINTLESS_BELOW) {
            tintless++;
        }
    }

    /** Returns the share of the picture that each color covers, 0 to 1, without colors that do not occur. */
    Map<NamedColor, Double> colorShares() {
        Map<NamedColor, Double> shares = new EnumMap<>(NamedColor.class);
        colors.forEach((color, count) -> shares.put(color, (double) count / pixels));
        return shares;
    }

    /** Returns the share of the picture without a visible tint, 0 to 1. */
    double tintlessShare() {
        return (double) tintless / pixels;
    }

    /** Returns the mean lightness, 0 (black) to 1 (white); see {@link Oklab#lightness()}. */
    double meanLightness() {
        return lightnessSum / pixels;
    }

    /**
     * Returns a quantile of the lightness, 0 to 1.
     *
     * @param share the share of the picture at or below the returned lightness, 0 to 1
     */
    double lightnessQuantile(double share) {
        long wanted = Math.round(share * pixels);
        int step = 0;
        for (long seen = lightness[0]; seen < wanted; seen += lightness[step]) {
            step++;
        }
        return (double) step / (LIGHTNESS_STEPS - 1);
    }
}
