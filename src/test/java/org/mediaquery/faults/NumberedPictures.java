package org.mediaquery.faults;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures that show a number as black and white fields, which stays legible after re-encoding. */
final class NumberedPictures {

    private static final int COLUMNS = 8;
    private static final int ROWS = 3;
    private static final int FIELD = 16;
    private static final int GREY = 128;
    private static final int MASK = 0xFF;

    private NumberedPictures() {}

    /** @param number a number of up to 24 bits */
    static byte[] jpeg(int number) {
        BufferedImage picture = new BufferedImage(COLUMNS * FIELD, ROWS * FIELD, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        for (int bit = 0; bit < COLUMNS * ROWS; bit++) {
            graphics.setColor((number >> bit & 1) == 1 ? Color.WHITE : Color.BLACK);
            graphics.fillRect(bit % COLUMNS * FIELD, bit / COLUMNS * FIELD, FIELD, FIELD);
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static int number(byte[] jpeg) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        int number = 0;
        for (int bit = 0; bit < COLUMNS * ROWS; bit++) {
            int rgb = picture.getRGB(bit % COLUMNS * FIELD + FIELD / 2, bit / COLUMNS * FIELD + FIELD / 2);
            if ((rgb & MASK) > GREY) {
                number |= 1 << bit;
            }
        }
        return number;
    }
}
