package org.mediaquery.imaging;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Picture files for tests. */
public final class Pictures {

    private Pictures() {}

    /** Returns a picture with one color in the upper half, and another in the lower half. */
    public static BufferedImage halves(int width, int height, Color upper, Color lower) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(upper);
        graphics.fillRect(0, 0, width, height / 2);
        graphics.setColor(lower);
        graphics.fillRect(0, height / 2, width, height - height / 2);
        graphics.dispose();
        return picture;
    }

    /** Encodes a picture in a format of ImageIO: jpg, png, gif, bmp, tiff. */
    public static byte[] file(BufferedImage picture, String format) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, file)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** Returns a photo of 320 × 240 pixels, blue above and green below. */
    public static byte[] jpeg() {
        return file(halves(320, 240, Color.BLUE, Color.GREEN), "jpg");
    }

    /** Returns the same photo, truncated in the middle. */
    public static byte[] truncatedJpeg() {
        byte[] whole = jpeg();
        return Arrays.copyOf(whole, whole.length * 2 / 3);
    }

    /** Returns the same photo with an EXIF orientation, 1 to 8 (CIPA DC-008). */
    public static byte[] jpegWithOrientation(int orientation) {
        byte[] whole = jpeg();
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xffe1).putShort((short) 34);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putInt(0);
        ByteBuffer file = ByteBuffer.allocate(whole.length + exif.position());
        file.put(whole, 0, 2).put(exif.array(), 0, exif.position()).put(whole, 2, whole.length - 2);
        return file.array();
    }

    /** Returns a PNG of 33 bytes whose header claims a size. */
    public static byte[] pngThatClaims(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.array());
        ByteBuffer file = ByteBuffer.allocate(33);
        file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13);
        file.put(header.array()).putInt((int) crc.getValue());
        return file.array();
    }
}
