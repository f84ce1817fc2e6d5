package org.mediaquery.imaging.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import java.awt.Color;
import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.imaging.Samples;
import org.mediaquery.imaging.format.FormatDetector;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.metadata.ExifOrientation;
import org.mediaquery.imaging.readers.JdkPlugins;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.media.UnreadableMediaException;

class PictureDecoderTest {

    private static final int TOLERANCE = 12;

    @TempDir
    private Path folder;

    private final PictureDecoder decoder =
            new PictureDecoder(new PictureLimits(100_000_000, 400_000_000), WorkingMemory.ofHeap());

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "bmp", "tiff"})
    void decodesEveryFormat(String format) {
        BufferedImage picture = decode(Samples.file(400, 300, format), 1000);

        assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
        assertSize(picture, 400, 300);
        assertColor(picture, 100, 200, Color.RED);
        assertColor(picture, 300, 200, Color.BLUE);
        assertColor(picture, 200, 10, Color.WHITE);
    }

    @Test
    void decodesPalettes() {
        BufferedImage indexed = Samples.picture(400, 300, BufferedImage.TYPE_BYTE_INDEXED);
        for (String format : new String[] {"gif", "png"}) {
            assertColor(decode(Samples.file(indexed, format), 1000), 100, 200, Color.RED);
        }
    }

    @Test
    void reducesAndNeverEnlarges() {
        byte[] file = Samples.file(400, 300, "png");

        assertSize(decode(file, 100), 100, 75);
        assertColor(decode(file, 100), 20, 50, Color.RED);
        assertSize(decode(file, 401), 400, 300);
        assertSize(decode(Samples.file(1000, 3, "png"), 100), 100, 1);
        assertSize(decode(file, 1), 1, 1);
    }

    @ParameterizedTest
    @CsvSource({"1,WHITE,RED,BLUE", "3,BLUE,WHITE,WHITE", "6,RED,BLUE,WHITE", "8,WHITE,WHITE,RED"})
    void rotatesPicturesUpright(int orientation, String upperLeft, String lowerLeft, String lowerRight) {
        byte[] file = Samples.withExif(Samples.file(64, 32, "jpeg"), Samples.exif(orientation, "2017:04:15 09:12:44"));

        BufferedImage picture = decode(file, 1000);

        assertSize(picture, orientation < 5 ? 64 : 32, orientation < 5 ? 32 : 64);
        int right = picture.getWidth() - 1;
        int bottom = picture.getHeight() - 1;
        assertColor(picture, 0, 0, named(upperLeft));
        assertColor(picture, 0, bottom, named(lowerLeft));
        assertColor(picture, right, bottom, named(lowerRight));
    }

    @Test
    void mirrorsPictures() {
        BufferedImage stored = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        int[] pixels = {1, 2, 3, 4, 5, 6};
        stored.setRGB(0, 0, 3, 2, pixels, 0, 3);

        assertThat(pixels(ExifOrientation.upright(stored, 2))).containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(pixels(ExifOrientation.upright(stored, 3))).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(pixels(ExifOrientation.upright(stored, 4))).containsExactly(4, 5, 6, 1, 2, 3);
        assertThat(pixels(ExifOrientation.upright(stored, 5))).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(pixels(ExifOrientation.upright(stored, 6))).containsExactly(4, 1, 5, 2, 6, 3);
        assertThat(pixels(ExifOrientation.upright(stored, 7))).containsExactly(6, 3, 5, 2, 4, 1);
        assertThat(pixels(ExifOrientation.upright(stored, 8))).containsExactly(3, 6, 2, 5, 1, 4);
    }

    @Test
    void putsTransparentPartsOnWhite() {
        BufferedImage clear = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);

        assertColor(decode(Samples.file(clear, "png"), 100), 10, 10, Color.WHITE);
        assertColor(decode(Samples.file(clear, "gif"), 100), 10, 10, Color.WHITE);
        assertColor(decode(Samples.WEBP_ALPHA, 100), 8, 6, new Color(255, 127, 127));
    }

    @Test
    void decodesWebp() {
        assertSize(decode(Samples.WEBP, 100), 16, 12);
        assertSize(decode(Samples.WEBP_LOSSLESS, 8), 8, 6);
    }

    @Test
    void keepsTheLightnessOfGreys() {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            BufferedImage grey = new BufferedImage(20, 20, type);
            fill(grey.getRaster(), type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257);
            assertColor(decode(Samples.file(grey, "png"), 100), 10, 10, new Color(100, 100, 100));
        }
        assertColor(decode(Samples.file(greyWithAlpha(100, 255), "png"), 100), 10, 10, new Color(100, 100, 100));
        assertColor(decode(Samples.file(greyWithAlpha(100, 0), "png"), 100), 10, 10, Color.WHITE);
    }

    @Test
    void decodes16BitsAColour() {
        ColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = colours.createCompatibleWritableRaster(20, 20);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 20; x++) {
                raster.setPixel(x, y, new int[] {200 * 257, 100 * 257, 50 * 257});
            }
        }
        BufferedImage deep = new BufferedImage(colours, raster, false, null);

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

    @Test
    void decodesProgressiveAndInterlacedPictures() throws IOException {
        for (String format : new String[] {"jpeg", "png"}) {
            byte[] file = progressive(format);
            assertColor(decode(file, 1000), 100, 200, Color.RED);
            assertColor(decode(file, 64), 48, 40, Color.BLUE);
        }
    }

    @Test
    void limitsPicturesThatCanOnlyBeDecodedWhole() throws IOException {
        PictureDecoder careful = new PictureDecoder(new PictureLimits(100_000_000, 300_000), WorkingMemory.ofHeap());
        byte[] progressive = progressive("jpeg");
        Path file = Samples.write(folder, progressive);

        assertThatThrownBy(() -> careful.decode(file, MediaFormat.JPEG, 64))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("400 x 300")
                .hasMessageContaining("in this kind of file");
        Path sequential = Samples.write(folder, Samples.file(400, 300, "jpeg"));
        assertSize(careful.decode(sequential, MediaFormat.JPEG, 64), 64, 48);
    }

    @Test
    void neverCreatesAFullSizeRasterOfALargePicture() {
        BufferedImage large = new BufferedImage(8000, 8000, BufferedImage.TYPE_BYTE_BINARY);
        Path file = Samples.write(folder, Samples.file(large, "png"));

        assertSize(decoder.decode(file, MediaFormat.PNG, 200), 200, 200);
        assertThat(PictureDecoder.step(8000, 8000, 200, 8_000_000)).isEqualTo(3);
        assertThat(PictureDecoder.step(8000, 8000, 4000, 8_000_000)).isEqualTo(2);
        assertThat(PictureDecoder.step(8000, 8000, 8000, 8_000_000)).isEqualTo(1);
        assertThat(PictureDecoder.step(4000, 3000, 1000, 8_000_000)).isEqualTo(2);
        assertThat(PictureDecoder.step(100, 100, 1000, 8_000_000)).isEqualTo(1);
    }

    @Test
    void rejectsTooManyPixels() {
        assertThatThrownBy(() -> decode(Samples.pngHeader(30_000, 30_000), 100))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("900.0 megapixels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff"})
    void rejectsATruncatedPicture(String format) {
        byte[] file = Samples.file(Samples.picture(400, 300, BufferedImage.TYPE_3BYTE_BGR), format);
        MediaFormat sniffed = FormatDetector.detect(file);
        Path cut = Samples.write(folder, Arrays.copyOf(file, file.length / 2));

        assertThatThrownBy(() -> decoder.decode(cut, sniffed, 1000)).isInstanceOf(UnreadableMediaException.class);
    }

    @Test
    void reportsATruncatedJpeg() {
        byte[] file = Samples.file(400, 300, "jpeg");

        assertThatThrownBy(() -> decode(Arrays.copyOf(file, file.length / 2), 1000))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessage("The picture ends too early: the file is not complete.");
    }

    @Test
    void rejectsAWebpWithAFrameLargerThanItsCanvas() {
        byte[] file = Samples.WEBP_ALPHA.clone();
        // after RIFF header, VP8X, ALPH, and the VP8 chunk's header, frame tag and start code
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(12 + 18 + 18 + 8 + 6, 0x3FFF3FFF);

        assertThatThrownBy(() -> decode(file, 100))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("canvas");
    }

    @Test
    void rejectsAColorProfileThatClaimsGigabytes() {
        byte[] jpeg = Samples.file(40, 30, "jpeg");
        byte[] profile = ColorSpace.getInstance(ColorSpace.CS_sRGB) instanceof ICC_ColorSpace space
                ? space.getProfile().getData()
                : new byte[0];
        assertColor(decode(withProfile(jpeg, profile), 100), 5, 20, Color.RED);
        ByteBuffer.wrap(profile).putInt(0, 0x7FFFFFF0);

        assertThatThrownBy(() -> decode(withProfile(jpeg, profile), 100))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("color profile");
    }

    @Test
    void rejectsABitmapThatClaimsAHugePalette() {
        byte[] file = Samples.file(Samples.picture(40, 30, BufferedImage.TYPE_BYTE_INDEXED), "bmp");
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(10, 0x7FFFFFF0)
                .putInt(46, 0x7FFFFFF0);

        assertThatThrownBy(() -> decode(file, 100))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("palette");
    }

    @Test
    void decodesJpegInTiffUnlessItIsProgressive() throws IOException {
        assertColor(decode(jpegInTiff(Samples.file(400, 300, "jpeg")), 1000), 100, 200, Color.RED);

        byte[] hostile = jpegInTiff(progressive("jpeg"));
        assertThatThrownBy(() -> decode(hostile, 1000)).isInstanceOf(UnreadableMediaException.class);
    }

    @Test
    void rejectsFormatsWithoutReader() {
        Path file = Samples.write(folder, new byte[100]);

        assertThatThrownBy(() -> decoder.decode(file, MediaFormat.HEIC, 100))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("image/heic");
    }

    @Test
    void doesNotChangeTheRegistryOfTheJvm() {
        ImageReaderSpi bmp = IIORegistry.getDefaultInstance().getServiceProviderByClass(BMPImageReaderSpi.class);
        decode(Samples.file(40, 30, "jpeg"), 100);

        assertThat(IIORegistry.getDefaultInstance().getServiceProviderByClass(BMPImageReaderSpi.class))
                .isSameAs(bmp);
        assertThat(ImageIO.getUseCache()).isFalse();
    }

    private BufferedImage decode(byte[] file, int maxSide) {
        return decoder.decode(Samples.write(folder, file), FormatDetector.detect(file), maxSide);
    }

    private static byte[] progressive(String format) throws IOException {
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

    private static byte[] withProfile(byte[] jpeg, byte[] profile) {
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
    private static byte[] jpegInTiff(byte[] jpeg) {
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
    private static byte[] asCmyk(byte[] jpeg) {
        return Samples.bytes(out -> {
            out.write(jpeg, 0, 2);
            out.writeInt(0xFFEE000E);
            out.writeBytes("Adobe");
            out.write(new byte[] {0, 100, 0, 0, 0, 0, 0});
            out.write(jpeg, 2, jpeg.length - 2);
        });
    }

    private static BufferedImage greyWithAlpha(int grey, int alpha) {
        ColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_BYTE);
        WritableRaster raster = colours.createCompatibleWritableRaster(20, 20);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 20; x++) {
                raster.setPixel(x, y, new int[] {grey, alpha});
            }
        }
        return new BufferedImage(colours, raster, false, null);
    }

    private static void fill(WritableRaster raster, int sample) {
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                raster.setSample(x, y, 0, sample);
            }
        }
    }

    private static int[] pixels(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return Arrays.stream(pixels).map(pixel -> pixel & 0xFFFFFF).toArray();
    }

    private static Color named(String name) {
        return switch (name) {
            case "RED" -> Color.RED;
            case "BLUE" -> Color.BLUE;
            default -> Color.WHITE;
        };
    }

    private static void assertSize(BufferedImage picture, int width, int height) {
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }

    private static void assertColor(BufferedImage picture, int x, int y, Color expected) {
        Color actual = new Color(picture.getRGB(x, y));
        int distance = Math.max(
                Math.abs(actual.getRed() - expected.getRed()),
                Math.max(
                        Math.abs(actual.getGreen() - expected.getGreen()),
                        Math.abs(actual.getBlue() - expected.getBlue())));
        assertThat(distance)
                .as("%s at %d, %d is not %s", actual, x, y, expected)
                .isLessThanOrEqualTo(TOLERANCE);
    }
}
