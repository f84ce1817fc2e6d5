package org.mediaquery.imaging.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JpegEncoderTest {

    private final JpegEncoder encoder = new JpegEncoder();

    @Test
    void doesNotExceedTheMaximumSize() throws IOException {
        BufferedImage noise = noise(600, 400);
        int best = encoder.encode(noise, 0.9f).length;

        assertThat(encoder.encodeWithin(noise, best)).hasSize(best);
        byte[] worse = encoder.encodeWithin(noise, best * 2 / 3);
        assertThat(worse).hasSizeLessThanOrEqualTo(best * 2 / 3);
        assertThat(read(worse).getWidth()).isEqualTo(600);
        byte[] smaller = encoder.encodeWithin(noise, 10_000);
        assertThat(smaller).hasSizeLessThanOrEqualTo(10_000);
        assertThat(read(smaller).getWidth()).isLessThan(600);
        assertThat(encoder.encodeWithin(noise, JpegEncoder.MIN_BYTES)).hasSizeLessThanOrEqualTo(JpegEncoder.MIN_BYTES);
    }

    @Test
    void rejectsASizeThatIsTooSmall() {
        BufferedImage picture = noise(8, 8);

        assertThatThrownBy(() -> encoder.encodeWithin(picture, 100)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void makesThumbnailsWithoutMetadata() throws IOException {
        byte[] thumbnail = new Thumbnails(encoder).thumbnail(noise(600, 400), 150);

        assertThat(read(thumbnail).getWidth()).isEqualTo(150);
        assertThat(read(thumbnail).getHeight()).isEqualTo(100);
        assertThat(new String(thumbnail, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void putsTransparentPartsOnWhite() throws IOException {
        byte[] file = encoder.encode(new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB), 0.9f);

        assertThat(read(file).getRGB(4, 4)).isEqualTo(0xFFFFFFFF);
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        return picture;
    }

    private static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }
}
