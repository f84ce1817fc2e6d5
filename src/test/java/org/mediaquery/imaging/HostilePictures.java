package org.mediaquery.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Creates small files that take long to decode. */
public final class HostilePictures {

    private static final int GIF_HEADER_BYTES = 13;

    private HostilePictures() {}

    /** Returns a progressive JPEG file whose last scan is repeated. */
    public static byte[] jpegOfScans(int width, int height, int scans) {
        byte[] jpeg = progressive(width, height);
        int last = 0;
        int count = 0;
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xDA) {
                last = i;
                count++;
            }
        }
        byte[] scan = Arrays.copyOfRange(jpeg, last, jpeg.length - 2);
        int from = last;
        int more = scans - count;
        return Samples.bytes(out -> {
            out.write(jpeg, 0, from);
            for (int i = 0; i <= more; i++) {
                out.write(scan);
            }
            out.writeShort(0xFFD9);
        });
    }

    /** Returns a GIF file with a number of bytes of comments before its picture. */
    public static byte[] gifWithComments(int bytes) {
        byte[] gif = Samples.file(Samples.picture(40, 30, BufferedImage.TYPE_BYTE_INDEXED), "gif");
        int colors = (gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1);
        int start = GIF_HEADER_BYTES + colors;
        return Samples.bytes(out -> {
            out.write(gif, 0, start);
            out.writeShort(0x21FE);
            for (int i = 0; i < bytes / 255; i++) {
                out.write(255);
                out.write(new byte[255]);
            }
            out.write(0);
            out.write(gif, start, gif.length - start);
        });
    }

    private static byte[] progressive(int width, int height) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            BufferedImage blank = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            writer.write(null, new IIOImage(blank, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }
}
