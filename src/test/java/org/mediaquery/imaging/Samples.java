package org.mediaquery.imaging;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Creates files for tests. */
public final class Samples {

    /** 16 x 12, lossy; red at half opacity. */
    public static final byte[] WEBP_ALPHA = Base64.getDecoder()
            .decode(
                    "UklGRlwAAABXRUJQVlA4WAoAAAAQAAAADwAACwAAQUxQSAoAAAABB9C/iAhERP8DVlA4ICwAAACQAQCdASoQAAwAAsBMJaACdLoAA5gA"
                            + "/u5DH+5sc4twV/9tD/9aH/60P+lAAA==");
    /** 16 x 12, lossy. */
    public static final byte[] WEBP = Base64.getDecoder()
            .decode(
                    "UklGRrgAAABXRUJQVlA4IKwAAADwAgCdASoQAAwAAsBMJbACdHIAbpb5RTvAB4JiJopGAAD+8brG8YPz/j9n/tl3T6V+/RquNZ2Ph8xj"
                            + "7sNO/D36Pzblgx1Y+2kF8MumEP9DqQrI2+3b+Sm2FOtihxXo9aOX4uPR0VMv/+Jj5a1Y+sjv/p35LOMoW4n5V+vhk/aY+XjyuKuz"
                            + "//Sd4gfyR7xvu16qg/tw6pyH+wKnghvtvNOA8REf/6V1f+lWRsAA");
    /** 16 x 12, lossless. */
    public static final byte[] WEBP_LOSSLESS = Base64.getDecoder()
            .decode(
                    "UklGRmIAAABXRUJQVlA4TFYAAAAvD8ACAHAQSZIUlTOs4AwrOEv+704AgrZtYyYb05/pzyQG2UYq2pu82ps82vo/EBGloEpJBCBSaled"
                            + "lCO6UHZ0Kf5QGTPH4zAYjiYNauvWr7723u2LAg==");

    private Samples() {}

    /** Left half red, right half blue, upper eighth of both white. */
    public static BufferedImage picture(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height / 8);
        graphics.dispose();
        return picture;
    }

    /** Returns whether a color approximately equals another one, after lossy compression. */
    public static boolean isNear(int rgb, Color other) {
        Color color = new Color(rgb);
        return Math.abs(color.getRed() - other.getRed())
                        + Math.abs(color.getGreen() - other.getGreen())
                        + Math.abs(color.getBlue() - other.getBlue())
                < 120;
    }

    /** Returns the mean difference of red, green and blue together. */
    public static double difference(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                Color a = new Color(one.getRGB(x, y));
                Color b = new Color(other.getRGB(x, y));
                sum += Math.abs(a.getRed() - b.getRed())
                        + Math.abs(a.getGreen() - b.getGreen())
                        + Math.abs(a.getBlue() - b.getBlue());
            }
        }
        return (double) sum / one.getWidth() / one.getHeight();
    }

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

    public static byte[] file(int width, int height, String format) {
        return file(picture(width, height, BufferedImage.TYPE_INT_RGB), format);
    }

    public static byte[] resource(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/media/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path write(Path folder, byte[] bytes) {
        try {
            return Files.write(folder.resolve("picture"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PNG file that ends after its header. */
    public static byte[] pngHeader(int width, int height) {
        return bytes(out -> {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
            ByteBuffer header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
            header.putInt(width)
                    .putInt(height)
                    .put((byte) 8)
                    .put((byte) 2)
                    .put((byte) 0)
                    .put((byte) 0)
                    .put((byte) 0);
            CRC32 check = new CRC32();
            check.update(header.array());
            out.writeInt(13);
            out.write(header.array());
            out.writeInt((int) check.getValue());
        });
    }

    /** Inserts an EXIF segment after the start marker of a JPEG file. */
    public static byte[] withExif(byte[] jpeg, byte[] exif) {
        return bytes(out -> {
            out.write(jpeg, 0, 2);
            out.writeShort(0xFFE1);
            out.writeShort(2 + 6 + exif.length);
            out.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
            out.write(exif);
            out.write(jpeg, 2, jpeg.length - 2);
        });
    }

    /** Returns a block with an orientation, a DateTimeOriginal of 19 characters, and a location. */
    public static byte[] exif(int orientation, String dateTime) {
        return bytes(out -> {
            out.write("MM\0*".getBytes(StandardCharsets.US_ASCII));
            out.writeInt(8);
            out.writeShort(2);
            entry(out, 0x0112, 3, 1, orientation << 16);
            entry(out, 0x8769, 4, 1, 38);
            out.writeInt(0);
            out.writeShort(1);
            entry(out, 0x9003, 2, 20, 56);
            out.writeInt(0);
            out.write(dateTime.getBytes(StandardCharsets.US_ASCII));
            out.write(0);
        });
    }

    public static void entry(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }

    /** Returns a box with its header. */
    public static byte[] box(String type, byte[]... contents) {
        return bytes(out -> {
            int length = 8;
            for (byte[] content : contents) {
                length += content.length;
            }
            out.writeInt(length);
            out.write(type.getBytes(StandardCharsets.ISO_8859_1));
            for (byte[] content : contents) {
                out.write(content);
            }
        });
    }

    /** Writes a file. */
    @FunctionalInterface
    public interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    public static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writer.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
