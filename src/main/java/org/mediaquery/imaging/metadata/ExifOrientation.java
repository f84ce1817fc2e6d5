package org.mediaquery.imaging.metadata;

import java.awt.image.BufferedImage;
import org.mediaquery.media.Dimensions;

/** Rotates and mirrors pictures according to their EXIF orientation (CIPA DC-008, 4.6.4). */
public final class ExifOrientation {

    /** From this orientation on, rows and columns are swapped. */
    private static final int FIRST_TRANSPOSED = 5;

    private ExifOrientation() {}

    /** Returns the size of the upright picture. */
    static Dimensions upright(int storedWidth, int storedHeight, int orientation) {
        return orientation >= FIRST_TRANSPOSED
                ? new Dimensions(storedHeight, storedWidth, orientation)
                : new Dimensions(storedWidth, storedHeight, orientation);
    }

    /**
     * Returns the upright picture.
     *
     * @param orientation 1 to 8
     * @return the same picture for orientation 1, else a new one of the same type
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
