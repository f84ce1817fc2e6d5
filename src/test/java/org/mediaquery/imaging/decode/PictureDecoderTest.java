package org.mediaquery.imaging.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediaquery.imaging.decode.PictureAssertions.assertColor;
import static org.mediaquery.imaging.decode.PictureAssertions.assertSize;
import static org.mediaquery.imaging.decode.PictureFiles.progressive;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.imaging.Samples;
import org.mediaquery.imaging.format.FormatDetector;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.metadata.ExifOrientation;
import org.mediaquery.imaging.readers.PictureLimits;

/** Formats, sizes and orientations. */
class PictureDecoderTest {

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
    void decodesWebp() {
        assertSize(decode(Samples.WEBP, 100), 16, 12);
        assertSize(decode(Samples.WEBP_LOSSLESS, 8), 8, 6);
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
}
