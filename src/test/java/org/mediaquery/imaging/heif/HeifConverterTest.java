package org.mediaquery.imaging.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mediaquery.imaging.HeifBuilder.extent;
import static org.mediaquery.imaging.HeifBuilder.mirror;
import static org.mediaquery.imaging.HeifBuilder.rotation;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.imaging.HeifBuilder;
import org.mediaquery.imaging.HeifSamples;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.imaging.Samples;
import org.mediaquery.imaging.decode.PictureDecoder;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.imaging.format.FormatDetector;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.metadata.ExifOrientation;
import org.mediaquery.imaging.metadata.PictureMetadata;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.UnreadableMediaException;

/** With the real program, if it is installed. */
class HeifConverterTest {

    private static final PictureLimits LIMITS = new PictureLimits(10_000_000, 80_000_000);

    @TempDir
    private Path folder;

    private final HeifConverter converter = HeifConverter.find(System.getenv("PATH"), LIMITS, WorkingMemory.ofHeap());
    private final PictureDecoder decoder = new PictureDecoder(LIMITS, WorkingMemory.ofHeap());
    private final PictureMetadata metadata = new PictureMetadata(LIMITS);

    @Test
    void readsHeic() {
        HeifSamples.requireHeic();
        byte[] file = HeifSamples.heic(Samples.picture(200, 120, BufferedImage.TYPE_INT_RGB));

        assertThat(FormatDetector.detect(file)).isEqualTo(MediaFormat.HEIC);
        assertThat(describe(file).dimensions()).isEqualTo(new Dimensions(200, 120, 1));
        assertIsSample(decode(file));
    }

    @Test
    void readsAvif() {
        HeifSamples.requireAvif();
        byte[] file = HeifSamples.avif(Samples.picture(200, 120, BufferedImage.TYPE_INT_RGB));

        assertThat(FormatDetector.detect(file)).isEqualTo(MediaFormat.AVIF);
        assertThat(describe(file).dimensions()).isEqualTo(new Dimensions(200, 120, 1));
        assertIsSample(decode(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirrored first", "mirrored last"})
    void appliesEachOrientationOnce(String order) {
        HeifSamples.requireHeic();
        BufferedImage sample = Samples.picture(200, 120, BufferedImage.TYPE_INT_RGB);
        HeifSamples.Coded coded = HeifSamples.coded(sample);
        for (int turns = 0; turns < 4; turns++) {
            for (int mirror = -1; mirror < 2; mirror++) {
                List<byte[]> properties = new ArrayList<>(List.of(coded.configuration(), extent(200, 120)));
                if (mirror >= 0) {
                    properties.add(mirror(mirror));
                }
                properties.add(order.equals("mirrored first") ? properties.size() : 2, rotation(turns));
                HeifBuilder builder = new HeifBuilder("heic");
                int picture = builder.add(coded.type(), coded.data(), properties.toArray(byte[][]::new));
                // as cameras do, for programs that know nothing of the properties
                int exif = builder.add("Exif", HeifBuilder.exif(Samples.exif(6, "2017:04:15 09:12:44")));
                byte[] file = builder.refer("cdsc", exif, picture).build(picture);

                Content content = describe(file);
                BufferedImage decoded = decode(file);

                String what = turns + " turns, mirror " + mirror;
                Dimensions size = content.dimensions();
                assertThat(content.takenAt()).isEqualTo(LocalDateTime.of(2017, 4, 15, 9, 12, 44));
                assertThat(decoded.getWidth()).as(what).isEqualTo(size.width());
                assertThat(decoded.getHeight()).as(what).isEqualTo(size.height());
                assertThat(Samples.difference(decoded, ExifOrientation.upright(sample, size.orientation())))
                        .as(what)
                        .isLessThan(40);
            }
        }
    }

    /** The file is like one of a phone, but its tiles are visible, so that the program would decode each of them. */
    @Test
    void choosesTheWholePictureOfAGrid() {
        HeifSamples.requireHeic();
        HeifBuilder builder = new HeifBuilder("heic");
        Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};
        int[] tiles = new int[4];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = add(builder, Pictures.halves(64, 64, colors[i], colors[i]));
        }
        int thumbnail = add(builder, Pictures.halves(64, 64, Color.BLACK, Color.BLACK));
        int whole = builder.add("grid", HeifBuilder.grid(2, 2, 120, 110), extent(120, 110), rotation(3));
        int exif = builder.add("Exif", HeifBuilder.exif(Samples.exif(1, "2001:02:03 04:05:06")));
        builder.refer("dimg", whole, tiles).refer("thmb", thumbnail, whole).refer("cdsc", exif, thumbnail);
        byte[] file = builder.build(whole);

        assertThat(describe(file).dimensions()).isEqualTo(new Dimensions(110, 120, 6));
        BufferedImage decoded = decode(file);

        assertThat(decoded.getWidth()).isEqualTo(110);
        assertThat(decoded.getHeight()).isEqualTo(120);
        assertColors(decoded, Color.BLUE, Color.RED, Color.YELLOW, Color.GREEN);
    }

    @Test
    void choosesThePrimaryOfSeveralPicturesOfTheSameSize() {
        HeifSamples.requireHeic();
        HeifBuilder builder = new HeifBuilder("heic");
        add(builder, Pictures.halves(64, 64, Color.RED, Color.RED));
        int primary = add(builder, Pictures.halves(64, 64, Color.BLUE, Color.GREEN));
        add(builder, Pictures.halves(64, 64, Color.YELLOW, Color.YELLOW));
        BufferedImage decoded = decode(builder.build(primary));

        assertColors(decoded, Color.BLUE, Color.BLUE, Color.GREEN, Color.GREEN);
    }

    @Test
    void showsAPrimaryPictureThatIsHidden() {
        HeifSamples.requireHeic();
        HeifSamples.Coded coded = HeifSamples.coded(Pictures.halves(64, 64, Color.BLUE, Color.GREEN));
        HeifBuilder builder = new HeifBuilder("heic");
        int primary = builder.addHidden(coded.type(), coded.data(), coded.configuration(), extent(64, 64));

        assertColors(decode(builder.build(primary)), Color.BLUE, Color.BLUE, Color.GREEN, Color.GREEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "avif"})
    void transparentPartsBecomeWhite(String format) {
        HeifSamples.requireAvif();
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                picture.setRGB(x, y, x < 32 ? 0xFFFF0000 : 0x000000FF);
            }
        }
        byte[] file = format.equals("heic") ? HeifSamples.heic(picture) : HeifSamples.avif(picture);

        assertColors(decode(file), Color.RED, Color.WHITE, Color.RED, Color.WHITE);
    }

    @Test
    void keepsTheMiddleOfACroppedPicture() {
        HeifSamples.requireHeic();
        HeifSamples.Coded coded = HeifSamples.coded(Samples.picture(200, 120, BufferedImage.TYPE_INT_RGB));
        HeifBuilder builder = new HeifBuilder("heic");
        int primary = builder.add(
                coded.type(), coded.data(), coded.configuration(), extent(200, 120), HeifBuilder.crop(100, 60));
        byte[] file = builder.build(primary);

        assertThat(describe(file).dimensions()).isEqualTo(new Dimensions(100, 60, 1));
        BufferedImage decoded = decode(file);
        assertThat(decoded.getWidth()).isEqualTo(100);
        assertThat(decoded.getHeight()).isEqualTo(60);
        assertColors(decoded, Color.RED, Color.BLUE, Color.RED, Color.BLUE);
    }

    /** The stream has 4 megapixels, but the container says something else. */
    @ParameterizedTest
    @CsvSource({"64,64", "1,1", "3000,3000"})
    void limitsWhatThePictureReallyHas(int width, int height) {
        HeifSamples.requireHeic();
        HeifSamples.Coded coded = HeifSamples.coded(Pictures.halves(2048, 2048, Color.BLUE, Color.GREEN));
        HeifBuilder builder = new HeifBuilder("heic");
        int primary = builder.add(coded.type(), coded.data(), coded.configuration(), extent(width, height));
        byte[] file = builder.build(primary);
        HeifConverter small = HeifConverter.find(
                System.getenv("PATH"), new PictureLimits(9_000_000, 72_000_000), WorkingMemory.ofHeap());
        PictureDecoder smallDecoder =
                new PictureDecoder(new PictureLimits(4_000_000, 72_000_000), WorkingMemory.ofHeap());
        assertThatThrownBy(() -> {
                    try (ConvertedPicture converted = small.convert(Samples.write(folder, file))) {
                        smallDecoder.decode(converted.path(), converted.format(), 512);
                    }
                })
                .isInstanceOf(UnreadableMediaException.class);
    }

    @Test
    void saysThatABrokenPictureIsBroken() {
        HeifSamples.requireHeic();
        HeifSamples.Coded coded = HeifSamples.coded(Pictures.halves(64, 64, Color.BLUE, Color.GREEN));
        HeifBuilder builder = new HeifBuilder("heic");
        int primary = builder.add(coded.type(), new byte[100], coded.configuration(), extent(64, 64));

        assertThatThrownBy(() -> decode(builder.build(primary)))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("cannot be decoded");
    }

    private static int add(HeifBuilder builder, BufferedImage picture) {
        HeifSamples.Coded coded = HeifSamples.coded(picture);
        return builder.add(
                coded.type(), coded.data(), coded.configuration(), extent(picture.getWidth(), picture.getHeight()));
    }

    private Content describe(byte[] file) {
        return metadata.describe(Samples.write(folder, file), FormatDetector.detect(file));
    }

    private BufferedImage decode(byte[] file) {
        try (ConvertedPicture converted = converter.convert(Samples.write(folder, file))) {
            return decoder.decode(converted.path(), converted.format(), 1024);
        }
    }

    private static void assertIsSample(BufferedImage decoded) {
        assertThat(decoded.getWidth()).isEqualTo(200);
        assertThat(decoded.getHeight()).isEqualTo(120);
        assertColors(decoded, Color.RED, Color.BLUE, Color.RED, Color.BLUE);
    }

    /** Checks the middle of each quarter. */
    private static void assertColors(BufferedImage picture, Color... colors) {
        for (int i = 0; i < colors.length; i++) {
            int x = picture.getWidth() * (1 + 2 * (i % 2)) / 4;
            int y = picture.getHeight() * (1 + 2 * (i / 2)) / 4;
            assertThat(Samples.isNear(picture.getRGB(x, y), colors[i]))
                    .as("%s at %d, %d is like %s", new Color(picture.getRGB(x, y)), x, y, colors[i])
                    .isTrue();
        }
    }
}
