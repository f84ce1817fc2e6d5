package org.mediaquery.album;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.imageio.ImageIO;

/** JPEG files with the time when they were taken, like those of cameras. */
final class DatedJpeg {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss", Locale.ROOT);
    private static final int START_OF_IMAGE = 2;

    private DatedJpeg() {}

    static byte[] write(BufferedImage picture, LocalDateTime taken) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", plain);
        byte[] jpeg = plain.toByteArray();
        byte[] exif = exif(FORM.format(taken) + "\0");
        return ByteBuffer.allocate(jpeg.length + exif.length)
                .put(jpeg, 0, START_OF_IMAGE)
                .put(exif)
                .put(jpeg, START_OF_IMAGE, jpeg.length - START_OF_IMAGE)
                .array();
    }

    /** An APP1 segment with two directories: the first one leads to the one with DateTimeOriginal. */
    private static byte[] exif(String date) {
        byte[] text = date.getBytes(StandardCharsets.US_ASCII);
        int directory = 2 + 12 + 4;
        int tiff = 8 + 2 * directory + text.length;
        ByteBuffer bytes = ByteBuffer.allocate(2 + 2 + 6 + tiff);
        bytes.putShort((short) 0xffe1).putShort((short) (2 + 6 + tiff));
        bytes.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8);
        bytes.putShort((short) 1)
                .putShort((short) 0x8769)
                .putShort((short) 4)
                .putInt(1)
                .putInt(8 + directory)
                .putInt(0);
        bytes.putShort((short) 1)
                .putShort((short) 0x9003)
                .putShort((short) 2)
                .putInt(text.length)
                .putInt(8 + 2 * directory)
                .putInt(0);
        return bytes.put(text).array();
    }
}
