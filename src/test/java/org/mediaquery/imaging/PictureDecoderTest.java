package org.mediaquery.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.media.Content;
import org.mediaquery.media.UnreadableMediaException;

class PictureDecoderTest {

    private static final PictureLimits LIMITS = new PictureLimits(100_000_000, 40_000_000);

    private final PictureDecoder decoder = new PictureDecoder(LIMITS);
    private final PictureMetadata metadata = new PictureMetadata(LIMITS);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"jpg,JPEG", "png,PNG", "gif,GIF", "bmp,BMP", "tiff,TIFF"})
    void everyFormatIsToldByItsContentAndDecoded(String format, MediaFormat expected) throws IOException {
        byte[] bytes = Pictures.file(Pictures.halves(320, 240, Color.BLUE, Color.GREEN), format);
        assertThat(MediaFormat.sniff(bytes)).isEqualTo(expected);
        Path file = write(bytes);
        assertThat(metadata.describe(file, expected).dimensions().width()).isEqualTo(320);
        BufferedImage picture = decoder.decode(file, expected, 100);
        assertThat(picture.getWidth()).isEqualTo(100);
        assertThat(picture.getHeight()).isEqualTo(75);
        assertThat(new Color(picture.getRGB(50, 5)).getBlue()).isGreaterThan(200);
        assertThat(new Color(picture.getRGB(50, 70)).getGreen()).isGreaterThan(200);
    }

    @ParameterizedTest
    @CsvSource({"1,320,240", "3,320,240", "6,240,320", "8,240,320"})
    void orientationIsApplied(int orientation, int width, int height) throws IOException {
        Path file = write(Pictures.jpegWithOrientation(orientation));
        Content content = metadata.describe(file, MediaFormat.JPEG);
        assertThat(content.dimensions().width()).isEqualTo(width);
        assertThat(content.dimensions().height()).isEqualTo(height);
        assertThat(content.dimensions().orientation()).isEqualTo(orientation);
        BufferedImage picture = decoder.decode(file, MediaFormat.JPEG, 1000);
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }

    @Test
    void aTruncatedPictureIsBroken() throws IOException {
        Path file = write(Pictures.truncatedJpeg());
        assertThatThrownBy(() -> decoder.decode(file, MediaFormat.JPEG, 100))
                .isInstanceOf(UnreadableMediaException.class);
    }

    @Test
    void aPictureThatClaimsTooMuchIsRefusedByItsHeader() throws IOException {
        Path file = write(Pictures.pngThatClaims(30_000, 30_000));
        assertThatThrownBy(() -> metadata.describe(file, MediaFormat.PNG))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("30000");
    }

    @Test
    void aLargePictureIsDecodedSmall() throws IOException {
        BufferedImage large = new BufferedImage(8000, 8000, BufferedImage.TYPE_BYTE_GRAY);
        Path file = write(Pictures.file(large, "png"));
        assertThat(decoder.decode(file, MediaFormat.PNG, 200).getWidth()).isEqualTo(200);
    }

    @Test
    void whatIsTransparentIsWhite() throws IOException {
        Path file = write(Pictures.file(new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB), "png"));
        assertThat(decoder.decode(file, MediaFormat.PNG, 50).getRGB(20, 20)).isEqualTo(Color.WHITE.getRGB());
    }

    @Test
    void aJpegIsMadeToFit() {
        BufferedImage noise = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int x = 0; x < 600; x++) {
            for (int y = 0; y < 600; y++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }
        assertThat(new JpegEncoder().encodeWithin(noise, 20_000)).hasSizeLessThanOrEqualTo(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "bmp", "tiff"})
    void damagedFilesAreReadOrRefusedButNothingElse(String format) throws IOException {
        byte[] good = Pictures.file(Pictures.halves(64, 48, Color.RED, Color.WHITE), format);
        MediaFormat kind = MediaFormat.sniff(good);
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 200; round++) {
            byte[] bad = good.clone();
            for (int damage = 0; damage <= round % 8; damage++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            Path file = write(round % 3 == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad);
            try {
                assertThat(metadata.describe(file, kind).type()).isEqualTo(kind.type());
                assertThat(decoder.decode(file, kind, 32).getWidth()).isBetween(1, 32);
            } catch (UnreadableMediaException e) {
                assertThat(e).hasMessageContaining(" ");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("picture"), bytes);
    }
}
