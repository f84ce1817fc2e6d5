package org.mediaquery.imaging.decode;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.mediaquery.imaging.Samples;
import org.mediaquery.imaging.readers.JdkPlugins;

/** Files and pictures of uncommon kinds. */
final class PictureFiles {

    private PictureFiles() {}

    /** Returns a file of 400 x 300 pixels that is progressive, or interlaced. */
    static byte[] progressive(String format) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = JdkPlugins.writer(format).createWriterInstance();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(Samples.picture(400, 300, BufferedImage.TYPE_INT_RGB), null, null), param);
        }
        writer.dispose();
        return file.toByteArray();
    }

    /** Returns the JPEG file with a color profile. */
    static byte[] withProfile(byte[] jpeg, byte[] profile) {
        return Samples.bytes(out -> {
            out.write(jpeg, 0, 2);
            out.writeShort(0xFFE2);
            out.writeShort(2 + 14 + profile.length);
            out.writeBytes("ICC_PROFILE");
            out.write(new byte[] {0, 1, 1});
            out.write(profile);
            out.write(jpeg, 2, jpeg.length - 2);
        });
    }

    /** Returns a TIFF file of 400 x 300 pixels in YCbCr, whose only strip is a JPEG file. */
    static byte[] jpegInTiff(byte[] jpeg) {
        return Samples.bytes(out -> {
            out.write(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
            out.writeShort(8);
            Samples.entry(out, 256, 4, 1, 400);
            Samples.entry(out, 257, 4, 1, 300);
            Samples.entry(out, 258, 3, 3, 110);
            Samples.entry(out, 259, 3, 1, 7 << 16);
            Samples.entry(out, 262, 3, 1, 6 << 16);
            Samples.entry(out, 273, 4, 1, 116);
            Samples.entry(out, 277, 3, 1, 3 << 16);
            Samples.entry(out, 279, 4, 1, jpeg.length);
            out.writeInt(0);
            out.write(new byte[] {0, 8, 0, 8, 0, 8});
            out.write(jpeg);
        });
    }

    /** Inserts an Adobe segment (transform 0) after the start marker. */
    static byte[] asCmyk(byte[] jpeg) {
        return Samples.bytes(out -> {
            out.write(jpeg, 0, 2);
            out.writeInt(0xFFEE000E);
            out.writeBytes("Adobe");
            out.write(new byte[] {0, 100, 0, 0, 0, 0, 0});
            out.write(jpeg, 2, jpeg.length - 2);
        });
    }

    /** Returns a picture of one gray value and one opacity. */
    static BufferedImage grayWithAlpha(int gray, int alpha) {
        ColorModel colors = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_BYTE);
        WritableRaster raster = colors.createCompatibleWritableRaster(20, 20);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 20; x++) {
                raster.setPixel(x, y, new int[] {gray, alpha});
            }
        }
        return new BufferedImage(colors, raster, false, null);
    }
}
