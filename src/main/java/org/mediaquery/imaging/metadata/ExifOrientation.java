package org.mediaquery.imaging.metadata;

import java.awt.image.BufferedImage;
import org.mediaquery.media.Dimensions;

/** Turns pictures upright: how EXIF orientations map stored pixels to what a person is to see (CIPA DC-008, 4.6.4). */
public final class ExifOrientation {

    /** From here on rows and columns change places. */
    private static final int FIRST_TRANSPOSED = 5;

    private ExifOrientation() {}

    /** The size after turning. */
    static Dimensions upright(int storedWidth, int storedHeight, int orientation) {
        return orientation >= FIRST_TRANSPOSED
                ? new Dimensions(storedHeight, storedWidth, orientation)
                : new Dimensions(storedWidth, storedHeight, orientation);
    }

    /**
     * Turns and mirrors.
     *
     * @param orientation 1 to 8
     * @return the same picture for orientation 1, else a new one of its type
     */
    public static BufferedImage upright(BufferedImage stored, int orientation) {
        if (orientation == 1) {
            return stored;
        }
        Dimensions size = upright(stored.getWidth(), stored.getHeight(), orientation);
        BufferedImage upright = new BufferedImage(size.width(), size.height(), stored.getType());
        int lastX = stored.getWidth() - 1;
        int lastY = stored.getHeight() - 1;
        for (int y = 0; y <= lastY; y++) {
            for (int x = 0; x <= lastX; x++) {
                int column =
                        switch (orientation) {
                            case 2, 3 -> lastX - x;
                            case 4 -> x;
                            case 5, 8 -> y;
                            default -> lastY - y;
                        };
                int row =
                        switch (orientation) {
                            case 2 -> y;
                            case 3, 4 -> lastY - y;
                            case 5, 6 -> x;
                            default -> lastX - x;
                        };
                upright.setRGB(column, row, stored.getRGB(x, y));
            }
        }
        return upright;
    }
}
