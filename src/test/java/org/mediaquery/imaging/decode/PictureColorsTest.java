package org.mediaquery.imaging.decode;

import static org.mediaquery.imaging.decode.PictureAssertions.assertColor;
import static org.mediaquery.imaging.decode.PictureFiles.asCmyk;
import static org.mediaquery.imaging.decode.PictureFiles.grayWithAlpha;

import java.awt.Color;
import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.imaging.Samples;
import org.mediaquery.imaging.format.FormatDetector;
import org.mediaquery.imaging.readers.JdkPlugins;
import org.mediaquery.imaging.readers.PictureLimits;

/** Color models become sRGB on white. */
class PictureColorsTest {

    @TempDir
    private Path folder;

    private final PictureDecoder decoder =
            new PictureDecoder(new PictureLimits(100_000_000, 400_000_000), WorkingMemory.ofHeap());

    @Test
    void decodesPalettes() {
        BufferedImage indexed = Samples.picture(400, 300, BufferedImage.TYPE_BYTE_INDEXED);
        for (String format : new String[] {"gif", "png"}) {
            assertColor(decode(Samples.file(indexed, format), 1000), 100, 200, Color.RED);
        }
    }

    @Test
    void drawsTransparentPicturesOnWhite() {
        BufferedImage clear = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);

        assertColor(decode(Samples.file(clear, "png"), 100), 10, 10, Color.WHITE);
        assertColor(decode(Samples.file(clear, "gif"), 100), 10, 10, Color.WHITE);
        assertColor(decode(Samples.WEBP_ALPHA, 100), 8, 6, new Color(255, 127, 127));
    }

    @Test
    void keepsTheLightnessOfGray() {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            BufferedImage gray = new BufferedImage(20, 20, type);
            fill(gray.getRaster(), type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257);
            assertColor(decode(Samples.file(gray, "png"), 100), 10, 10, new Color(100, 100, 100));
        }
        assertColor(decode(Samples.file(grayWithAlpha(100, 255), "png"), 100), 10, 10, new Color(100, 100, 100));
        assertColor(decode(Samples.file(grayWithAlpha(100, 0), "png"), 100), 10, 10, Color.WHITE);
    }

    @Test
    void decodes16BitsPerColor() {
        ColorModel colors = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = colors.createCompatibleWritableRaster(20, 20);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 20; x++) {
                raster.setPixel(x, y, new int[] {200 * 257, 100 * 257, 50 * 257});
            }
        }
        BufferedImage deep = new BufferedImage(colors, raster, false, null);

        assertColor(decode(Samples.file(deep, "png"), 100), 10, 10, new Color(200, 100, 50));
    }

    @Test
    void decodesCmykJpeg() throws IOException {
        // without an Adobe marker, four components are CMYK, stored inverted: 255 is no ink
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 32, 32, 4, new Point());
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                raster.setPixel(x, y, new int[] {255, 255, 255, 255});
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = JdkPlugins.writer("jpeg").createWriterInstance();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        writer.dispose();

        assertColor(decode(asCmyk(file.toByteArray()), 100), 16, 16, Color.WHITE);
    }

    private BufferedImage decode(byte[] file, int maxSide) {
        return decoder.decode(Samples.write(folder, file), FormatDetector.detect(file), maxSide);
    }

    private static void fill(WritableRaster raster, int sample) {
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                raster.setSample(x, y, 0, sample);
            }
        }
    }
}
