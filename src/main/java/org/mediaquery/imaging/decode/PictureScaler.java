package org.mediaquery.imaging.decode;

import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.resizers.Resizers;

/** Reduces pictures. */
public final class PictureScaler {

    private PictureScaler() {}

    /**
     * Reduces a picture smoothly, keeping its proportions, so that no side is longer than {@code maxSide}.
     *
     * @param picture opaque, sRGB; not changed
     * @param maxSide in pixels, at least 1
     * @return the same picture if it is small enough, else a new one of {@link BufferedImage#TYPE_INT_RGB}
     */
    public static BufferedImage reduce(BufferedImage picture, int maxSide) {
        if (maxSide < 1) {
            throw new IllegalArgumentException("maxSide must be at least 1 pixel, not " + maxSide);
        }
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        if (longest <= maxSide) {
            return picture;
        }
        double factor = (double) maxSide / longest;
        BufferedImage reduced = new BufferedImage(
                scaled(picture.getWidth(), factor), scaled(picture.getHeight(), factor), BufferedImage.TYPE_INT_RGB);
        Resizers.PROGRESSIVE.resize(picture, reduced);
        return reduced;
    }

    private static int scaled(int side, double factor) {
        return Math.max(1, (int) Math.round(side * factor));
    }
}
