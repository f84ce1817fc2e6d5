package org.mediaquery.imaging.decode;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** Converts pictures of any color model to opaque 8-bit sRGB, on a white background. */
public final class Flattener {

    private static final int WHITE = 255;

    private Flattener() {}

    /** Returns the same picture if it is of {@link BufferedImage#TYPE_INT_RGB}, else a new one of that type. */
    public static BufferedImage flatten(BufferedImage picture) {
        if (picture.getType() == BufferedImage.TYPE_INT_RGB) {
            return picture;
        }
        BufferedImage flat = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        if (isUnmanagedGrey(picture)) {
            greys(picture, flat);
        } else {
            Graphics2D graphics = flat.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, flat.getWidth(), flat.getHeight());
            graphics.drawImage(picture, 0, 0, null);
            graphics.dispose();
        }
        return flat;
    }

    /**
     * Returns whether drawing would brighten the picture. Java treats grey samples as linear light, though files have
     * gamma-encoded ones. Drawing corrects for that only in the predefined types, and not in others (grey with alpha,
     * grey with a profile).
     */
    private static boolean isUnmanagedGrey(BufferedImage picture) {
        ColorModel colors = picture.getColorModel();
        return picture.getType() == BufferedImage.TYPE_CUSTOM
                && colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && (picture.getRaster().getTransferType() == DataBuffer.TYPE_BYTE
                        || picture.getRaster().getTransferType() == DataBuffer.TYPE_USHORT);
    }

    private static void greys(BufferedImage picture, BufferedImage flat) {
        Raster samples = picture.getRaster();
        ColorModel colors = picture.getColorModel();
        boolean alpha = colors.hasAlpha();
        int greyMax = (1 << colors.getComponentSize(0)) - 1;
        int alphaMax = alpha ? (1 << colors.getComponentSize(1)) - 1 : 1;
        for (int y = 0; y < flat.getHeight(); y++) {
            for (int x = 0; x < flat.getWidth(); x++) {
                int grey = samples.getSample(x, y, 0) * WHITE / greyMax;
                int cover = alpha ? samples.getSample(x, y, 1) : alphaMax;
                int shown = (grey * cover + WHITE * (alphaMax - cover)) / alphaMax;
                flat.setRGB(x, y, shown * 0x010101);
            }
        }
    }
}
