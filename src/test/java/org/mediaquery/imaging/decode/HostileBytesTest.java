package org.mediaquery.imaging.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mediaquery.imaging.HostilePictures;
import org.mediaquery.imaging.Samples;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.metadata.PictureMetadata;
import org.mediaquery.imaging.metadata.VideoMetadata;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.imaging.readers.PictureReaders;
import org.mediaquery.media.UnreadableMediaException;

/** For any bytes, the result is a picture or an {@link UnreadableMediaException}. */
class HostileBytesTest {

    private static final int ROUNDS = 400;
    private static final int HEADER_BYTES = 80;

    private static final Map<MediaFormat, byte[][]> FILES = Map.of(
            MediaFormat.JPEG,
            new byte[][] {
                Samples.withExif(Samples.file(40, 30, "jpeg"), Samples.exif(6, "2017:04:15 09:12:44")),
                Samples.file(Samples.picture(40, 30, BufferedImage.TYPE_BYTE_GRAY), "jpeg")
            },
            MediaFormat.PNG,
            new byte[][] {
                Samples.file(40, 30, "png"),
                Samples.file(Samples.picture(40, 30, BufferedImage.TYPE_BYTE_INDEXED), "png")
            },
            MediaFormat.GIF,
            new byte[][] {Samples.file(Samples.picture(40, 30, BufferedImage.TYPE_BYTE_INDEXED), "gif")},
            MediaFormat.BMP,
            new byte[][] {Samples.file(40, 30, "bmp")},
            MediaFormat.TIFF,
            new byte[][] {Samples.file(40, 30, "tiff")},
            MediaFormat.WEBP,
            new byte[][] {Samples.WEBP, Samples.WEBP_ALPHA, Samples.WEBP_LOSSLESS},
            MediaFormat.MP4,
            new byte[][] {Samples.resource("upright.mp4")},
            MediaFormat.QUICKTIME,
            new byte[][] {Samples.resource("rotated.mov")});

    /** Small limits for a fast test: lossy WebP of at most 30,000 pixels. */
    private static final PictureLimits LIMITS = new PictureLimits(100_000, 28 * 30_000);

    @TempDir
    private Path folder;

    private final PictureMetadata pictures = new PictureMetadata(LIMITS);
    private final PictureDecoder decoder = new PictureDecoder(LIMITS, WorkingMemory.ofHeap());
    private final VideoMetadata videos = new VideoMetadata();

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "MP4", "QUICKTIME"})
    void throwsOnlyUnreadableMediaException(MediaFormat format) {
        Random random = new Random(20_170_415);
        int refused = 0;
        for (byte[] good : FILES.get(format)) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] bad = mutate(good, random);
                if (!isReadable(bad, format, round)) {
                    refused++;
                }
            }
        }
        assertThat(refused).isPositive();
    }

    private boolean isReadable(byte[] bytes, MediaFormat format, int round) {
        try {
            if (format.isIsoMovie()) {
                videos.describe(new ByteArrayInputStream(bytes), format);
            } else {
                Path file = Samples.write(folder, bytes);
                pictures.describe(file, format);
                decoder.decode(file, format, 16);
            }
            return true;
        } catch (UnreadableMediaException e) {
            assertThat(e).message().endsWith(".");
            return false;
        } catch (RuntimeException | Error e) {
            return fail("round " + round, e);
        }
    }

    /** Changes some bytes, mostly near the start, where the structure is, and sometimes truncates the file. */
    private static byte[] mutate(byte[] good, Random random) {
        byte[] bad = random.nextInt(8) == 0 ? Arrays.copyOf(good, 1 + random.nextInt(good.length)) : good.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int range = random.nextBoolean() ? Math.min(HEADER_BYTES, bad.length) : bad.length;
            int[] values = {0, 1, 0x7F, 0x80, 0xFF, random.nextInt(256)};
            bad[random.nextInt(range)] = (byte) values[random.nextInt(values.length)];
        }
        return bad;
    }

    @Test
    void rejectsAJpegWithThousandsOfScansAtOnce() {
        byte[] jpeg = HostilePictures.jpegOfScans(1500, 1500, 2000);
        assertThat(jpeg.length).isLessThan(300_000);
        assertThatThrownBy(() -> generous().decode(Samples.write(folder, jpeg), MediaFormat.JPEG, 512))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("more than 100 scans");
        byte[] usual = HostilePictures.jpegOfScans(300, 200, 30);
        assertThat(generous()
                        .decode(Samples.write(folder, usual), MediaFormat.JPEG, 512)
                        .getWidth())
                .isEqualTo(300);
    }

    @Test
    void rejectsAGifWithMegabytesOfCommentsAtOnce() {
        byte[] gif = HostilePictures.gifWithComments(25 << 20);
        assertThatThrownBy(() -> generous().decode(Samples.write(folder, gif), MediaFormat.GIF, 512))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("more than 1 MB of comments");
        byte[] usual = HostilePictures.gifWithComments(60_000);
        assertThat(generous()
                        .decode(Samples.write(folder, usual), MediaFormat.GIF, 512)
                        .getWidth())
                .isEqualTo(40);
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP"})
    void stopsDecodingAfterTheTimeLimit(MediaFormat format) {
        PictureDecoder impatient = new PictureDecoder(
                new PictureLimits(1_000_000_000, 1_000_000_000, Duration.ofNanos(1)), WorkingMemory.ofHeap());
        byte[] picture = FILES.get(format)[0];
        assertThatThrownBy(() -> impatient.decode(Samples.write(folder, picture), format, 512))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("takes longer to decode");
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP"})
    void anInterruptIsNotABrokenPicture(MediaFormat format) {
        Path picture = Samples.write(folder, FILES.get(format)[0]);
        PictureReaders readers = new PictureReaders(Duration.ofMinutes(1));
        try {
            assertThatThrownBy(() -> readers.read(picture, format, reader -> {
                        Thread.currentThread().interrupt();
                        return reader.read(0);
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static PictureDecoder generous() {
        return new PictureDecoder(new PictureLimits(100_000_000, 400_000_000), WorkingMemory.ofHeap());
    }
}
