package org.mediaquery.ingest.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediaquery.imaging.HeifBuilder;
import org.mediaquery.imaging.HeifSamples;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.imaging.Samples;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.imaging.heif.FakeProgram;
import org.mediaquery.imaging.heif.HeifConverter;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.imaging.video.FrameReader;
import org.mediaquery.ingest.IngestLimits;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.UnreadableMediaException;
import org.mediaquery.media.labels.Status;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.ThumbnailSize;

class HeifInspectionTest {

    private static final IngestLimits LIMITS =
            new IngestLimits(1_000_000, 1_000_000, 1_000_000, 1_000_000, 10_000_000, 10);

    @TempDir
    private Path folder;

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");

    @ParameterizedTest
    @CsvSource({"heic,image/heic", "avif,image/avif"})
    void withoutAProgramTheReasonSaysWhatToInstall(String brand, String contentType) {
        InspectedObject inspected = inspect(photo(brand), folder.toString());

        assertThat(inspected.canBeLabelled()).isFalse();
        assertThat(inspected.end().status()).isEqualTo(Status.UNSUPPORTED);
        assertThat(inspected.end().reason()).contains(contentType, "libheif-examples");
        assertThat(inspected.content().contentType()).isEqualTo(contentType);
        assertThat(inspected.content().dimensions()).isEqualTo(new Dimensions(240, 320, 6));
        assertThat(inspected.content().takenAt()).isEqualTo(LocalDateTime.of(2017, 4, 15, 9, 12, 44));
    }

    @Test
    void aPictureIsConvertedOnceForAllThatLookAtIt() throws IOException {
        Path jpeg = Files.write(folder.resolve("a.jpg"), Pictures.file(upright(), "jpg"));
        FakeProgram.write(
                folder, "heif-convert", "pwd >> " + folder + "/runs; [ $1 = -q ] && cp " + jpeg + " picture.jpg");
        try (InspectedObject inspected = inspect(photo("heic"), folder.toString())) {
            assertIsUpright(inspected.subject().picture(2000));
            assertIsUpright(inspected.subject().picture(320));
            assertThat(inspected.subject().jpeg(2000, 1_000_000)).isNotEmpty();
            assertThat(runs()).as("one to list decoders").hasSize(2);
            assertThat(Path.of(runs().get(1))).isDirectory();
        }
        assertThat(Path.of(runs().get(1))).doesNotExist();
    }

    @Test
    void aPictureThatCannotBeConvertedIsUnreadable() {
        FakeProgram.write(folder, "heif-convert", "exit 1");
        try (InspectedObject inspected = inspect(photo("heic"), folder.toString())) {
            assertThat(inspected.content().dimensions()).isEqualTo(new Dimensions(240, 320, 6));
            assertThatThrownBy(
                            () -> ((PictureSubject) inspected.subject()).file().thumbnails())
                    .isInstanceOf(UnreadableMediaException.class)
                    .hasMessageContaining("heif-convert ended with status 1");
        }
    }

    @Test
    void aPhotoOfAPhoneIsUprightForLabellersAndInItsThumbnail() throws IOException {
        HeifSamples.requireHeic();
        try (InspectedObject inspected = inspect(HeifSamples.photo(), System.getenv("PATH"))) {
            assertThat(inspected.content().dimensions()).isEqualTo(new Dimensions(240, 320, 6));
            assertThat(inspected.content().takenAt()).isEqualTo(LocalDateTime.of(2017, 4, 15, 9, 12, 44));
            assertIsUpright(inspected.subject().picture(1000));
            byte[] thumbnail = ((PictureSubject) inspected.subject()).file().thumbnail(ThumbnailSize.MEDIUM);
            assertIsUpright(ImageIO.read(new ByteArrayInputStream(thumbnail)));
        }
    }

    private List<String> runs() throws IOException {
        return Files.readAllLines(folder.resolve("runs"));
    }

    private InspectedObject inspect(byte[] file, String path) {
        PictureLimits limits = new PictureLimits(LIMITS.maxPixels(), LIMITS.maxWorkingBytes());
        WorkingMemory memory = WorkingMemory.ofHeap();
        PictureTools tools = PictureTools.within(limits, memory, HeifConverter.find(path, limits, memory));
        StoredObject object = store.put("photo", file);
        return new ObjectInspector(store, tools, FrameReader.best(LIMITS.maxVideoPixels(), memory), LIMITS)
                .inspect(object, object.version(null));
    }

    private static BufferedImage upright() {
        return Pictures.halves(240, 320, Color.BLUE, Color.GREEN);
    }

    private static void assertIsUpright(BufferedImage picture) {
        assertThat(picture.getWidth()).isEqualTo(240);
        assertThat(picture.getHeight()).isEqualTo(320);
        assertThat(Samples.isNear(picture.getRGB(120, 80), Color.BLUE)).isTrue();
        assertThat(Samples.isNear(picture.getRGB(120, 240), Color.GREEN)).isTrue();
    }

    /** The structure of a photo of a phone, without pixels. */
    private static byte[] photo(String brand) {
        HeifBuilder builder = new HeifBuilder(brand);
        int photo = builder.add("hvc1", new byte[9], HeifBuilder.extent(320, 240), HeifBuilder.rotation(3));
        int exif = builder.addHidden("Exif", HeifBuilder.exif(Samples.exif(6, "2017:04:15 09:12:44")));
        return builder.refer("cdsc", exif, photo).build(photo);
    }
}
