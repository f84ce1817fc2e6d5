package org.mediaquery.imaging.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.imaging.Samples;
import org.mediaquery.imaging.format.FormatDetector;
import org.mediaquery.imaging.format.JpegHeader;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.UnreadableMediaException;

class PictureMetadataTest {

    private static final LocalDateTime TAKEN = LocalDateTime.of(2017, 4, 15, 9, 12, 44);

    @TempDir
    private Path folder;

    private final PictureMetadata metadata = new PictureMetadata(new PictureLimits(100_000_000, 400_000_000));

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff"})
    void readsTheSizeOfEveryFormat(String format) {
        Content content = describe(Samples.file(40, 30, format));

        assertThat(content.type()).isEqualTo(MediaType.IMAGE);
        assertThat(content.contentType()).isEqualTo("image/" + format);
        assertThat(content.dimensions()).isEqualTo(new Dimensions(40, 30, 1));
        assertThat(content.takenAt()).isNull();
        assertThat(content.durationMillis()).isNull();
    }

    @Test
    void readsTheSizeOfWebp() {
        assertThat(describe(Samples.WEBP_ALPHA).dimensions()).isEqualTo(new Dimensions(16, 12, 1));
    }

    @ParameterizedTest
    @CsvSource({"1,40,30", "2,40,30", "3,40,30", "4,40,30", "5,30,40", "6,30,40", "7,30,40", "8,30,40"})
    void returnsTheUprightSize(int orientation, int width, int height) {
        Content content = describe(
                Samples.withExif(Samples.file(40, 30, "jpeg"), Samples.exif(orientation, "2017:04:15 09:12:44")));

        assertThat(content.dimensions()).isEqualTo(new Dimensions(width, height, orientation));
        assertThat(content.takenAt()).isEqualTo(TAKEN);
    }

    @Test
    void readsExifOfPngAndWebp() {
        byte[] exif = Samples.exif(6, "2017:04:15 09:12:44");
        byte[] png = Samples.file(40, 30, "png");
        byte[] pngWithExif = Samples.bytes(out -> {
            // the header ends 33 bytes into the file; no reader checks the CRC of a chunk that it skips
            out.write(png, 0, 33);
            out.writeInt(exif.length);
            out.writeInt(0x65584966);
            out.write(exif);
            out.writeInt(0);
            out.write(png, 33, png.length - 33);
        });
        byte[] webpWithExif = Samples.bytes(out -> {
            out.write(Samples.WEBP_ALPHA);
            out.writeInt(0x45584946);
            out.writeInt(Integer.reverseBytes(exif.length));
            out.write(exif);
        });

        assertThat(describe(pngWithExif).dimensions()).isEqualTo(new Dimensions(30, 40, 6));
        assertThat(describe(pngWithExif).takenAt()).isEqualTo(TAKEN);
        assertThat(describe(webpWithExif).dimensions()).isEqualTo(new Dimensions(12, 16, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000:00:00 00:00:00", "                   ", "2017:13:45 09:12:44", "1017:01:01 00:00:00"})
    void ignoresInvalidTimes(String dateTime) {
        Content content = describe(Samples.withExif(Samples.file(40, 30, "jpeg"), Samples.exif(6, dateTime)));

        assertThat(content.takenAt()).isNull();
        assertThat(content.dimensions().orientation()).isEqualTo(6);
    }

    @Test
    void ignoresBrokenExif() {
        byte[] exif = Samples.exif(6, "2017:04:15 09:12:44");
        for (int length = 0; length < exif.length; length++) {
            byte[] jpeg = Samples.withExif(Samples.file(40, 30, "jpeg"), Arrays.copyOf(exif, length));
            assertThat(describe(jpeg).dimensions()).isNotNull();
        }
        byte[] wild = Samples.exif(77, "2017:04:15 09:12:44");
        ByteBuffer.wrap(wild).putInt(4, 0x7FFFFFF0);
        assertThat(describe(Samples.withExif(Samples.file(40, 30, "jpeg"), wild))
                        .dimensions())
                .isEqualTo(new Dimensions(40, 30, 1));
    }

    @Test
    void rejectsAPictureWithTooManyPixels() {
        assertThatThrownBy(() -> describe(Samples.pngHeader(30_000, 30_000)))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessage("The picture is too large: it has 30000 x 30000 pixels (900.0 megapixels), and at most"
                        + " 100.0 megapixels can be read.");
        assertThatThrownBy(() -> describe(Samples.pngHeader(70_000, 1)))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("70000 x 1 pixels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff"})
    void rejectsATruncatedHeader(String format) {
        byte[] file = Samples.file(40, 30, format);
        MediaFormat sniffed = FormatDetector.detect(file);
        Path cut = Samples.write(folder, Arrays.copyOf(file, 9));

        assertThatThrownBy(() -> metadata.describe(cut, sniffed))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageStartingWith("The picture ");
    }

    @Test
    void rejectsAnEmptyFile() {
        Path empty = Samples.write(folder, new byte[0]);

        assertThatThrownBy(() -> metadata.describe(empty, MediaFormat.JPEG))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessage("The file is empty.");
    }

    @Test
    void distinguishesMissingFilesFromBrokenPictures() {
        assertThatThrownBy(() -> metadata.describe(folder.resolve("none"), MediaFormat.JPEG))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void rejectsATiffWhoseFieldsShareMegabytes() {
        byte[] tiff = Samples.bytes(out -> {
            out.write(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
            out.writeShort(1000);
            for (int tag = 1; tag <= 1000; tag++) {
                Samples.entry(out, 40_000 + tag, 1, 1_000_000, 0);
            }
            out.writeInt(0);
            out.write(new byte[1_000_000]);
        });

        assertThatThrownBy(() -> describe(tiff))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("TIFF directories");
    }

    @Test
    void rejectsAJpegWithTooMuchMetadata() {
        byte[] jpeg = Samples.file(40, 30, "jpeg");
        byte[] heavy = Samples.bytes(out -> {
            out.write(jpeg, 0, 2);
            byte[] segment = new byte[65_000];
            for (long written = 0; written <= JpegHeader.MAX_BYTES; written += segment.length) {
                out.writeShort(0xFFE5);
                out.writeShort(segment.length + 2);
                out.write(segment);
            }
            out.write(jpeg, 2, jpeg.length - 2);
        });

        assertThatThrownBy(() -> describe(heavy))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("too much metadata");
    }

    @Test
    void returnsOnlyTheTypeOfFormatsWithoutReader() {
        Path file = Samples.write(folder, new byte[] {'8', 'B', 'P', 'S'});

        assertThat(metadata.describe(file, MediaFormat.PHOTOSHOP))
                .isEqualTo(Content.of(MediaType.IMAGE, "image/vnd.adobe.photoshop"));
    }

    @Test
    void readsTheSizeOfThePrimaryPictureOfHeif() {
        byte[] item = {0, 0, 0, 0, 0, 2};
        byte[] heic = Samples.bytes(out -> {
            out.write(Samples.box("ftyp", "heic".getBytes(StandardCharsets.US_ASCII), new byte[4]));
            byte[] properties =
                    Samples.box("ipco", extent(512, 512), extent(4032, 3024), Samples.box("irot", new byte[] {3}));
            byte[] associations = {0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 1, (byte) 0x81, 0, 2, 2, (byte) 0x82, (byte) 0x83};
            out.write(Samples.box(
                    "meta",
                    new byte[4],
                    Samples.box("pitm", item),
                    Samples.box("iprp", properties, Samples.box("ipma", associations))));
        });

        assertThat(describe(heic).dimensions()).isEqualTo(new Dimensions(3024, 4032, 6));
    }

    private static byte[] extent(int width, int height) {
        return Samples.box(
                "ispe",
                ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
    }

    private Content describe(byte[] file) {
        return metadata.describe(Samples.write(folder, file), FormatDetector.detect(file));
    }
}
