package org.mediaquery.imaging.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.mediaquery.imaging.HeifBuilder.extent;

import java.awt.Color;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.imaging.HeifBuilder;
import org.mediaquery.imaging.HeifSamples;
import org.mediaquery.imaging.Mutations;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.imaging.Samples;
import org.mediaquery.imaging.decode.PictureDecoder;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.imaging.format.HeifFile;
import org.mediaquery.imaging.format.HeifParser;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.metadata.PictureMetadata;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.media.UnreadableMediaException;

/** For any bytes, the result is a picture or an {@link UnreadableMediaException}. */
@Timeout(60)
class HostileHeifTest {

    private static final byte[] TYPE = Samples.box("ftyp", "heic0000".getBytes(StandardCharsets.US_ASCII));
    private static final int ROUNDS = 1000;
    private static final int ROUNDS_WITH_PROGRAM = 40;
    private static final PictureLimits LIMITS = new PictureLimits(1_000_000, 8_000_000, Duration.ofSeconds(10));

    @TempDir
    private Path folder;

    private final PictureMetadata metadata = new PictureMetadata(LIMITS);

    @Test
    void readingMetadataThrowsOnlyUnreadableMediaException() {
        Random random = new Random(20_170_415);
        byte[] good = phone(new byte[50], new byte[0]);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bad = Mutations.mutate(good, random);
            try {
                plan(bad);
            } catch (UnreadableMediaException e) {
                assertThat(e).message().endsWith(".");
                refused++;
            } catch (IOException | RuntimeException | Error e) {
                fail("round " + round, e);
            }
        }
        assertThat(refused).isBetween(ROUNDS / 20, ROUNDS - 1);
    }

    @Test
    void convertingThrowsOnlyUnreadableMediaException() {
        HeifSamples.requireHeic();
        HeifSamples.Coded coded = HeifSamples.coded(Pictures.halves(64, 64, Color.BLUE, Color.GREEN));
        byte[] good = phone(coded.data(), coded.configuration());
        HeifConverter converter = HeifConverter.find(System.getenv("PATH"), LIMITS, WorkingMemory.ofHeap());
        PictureDecoder decoder = new PictureDecoder(LIMITS, WorkingMemory.ofHeap());
        Random random = new Random(20_170_416);
        int refused = 0;
        for (int round = 0; round < ROUNDS_WITH_PROGRAM; round++) {
            Path file = Samples.write(folder, Mutations.mutate(good, random));
            try (ConvertedPicture converted = converter.convert(file)) {
                decoder.decode(converted.path(), converted.format(), 64);
            } catch (UnreadableMediaException e) {
                assertThat(e).message().endsWith(".");
                refused++;
            } catch (RuntimeException | Error e) {
                fail("round " + round, e);
            }
        }
        assertThat(refused).isBetween(1, ROUNDS_WITH_PROGRAM - 1);
    }

    @Test
    void rejectsSizesThatAreTooLarge() {
        for (int[] size : new int[][] {{65_535, 65_535}, {Integer.MAX_VALUE, 1}, {1_000_001, 1}, {1001, 1000}}) {
            HeifBuilder builder = new HeifBuilder("heic");
            int picture = builder.add("hvc1", new byte[9], extent(size[0], size[1]));
            assertRejected(builder.build(picture), "too large");
        }
    }

    @Test
    void rejectsSizesThatAreMissingOrImpossible() {
        HeifBuilder none = new HeifBuilder("heic");
        assertRejected(none.build(none.add("hvc1", new byte[9])), "no size");
        HeifBuilder zero = new HeifBuilder("heic");
        assertRejected(zero.build(zero.add("hvc1", new byte[9], extent(0, 5))), "no size");
        HeifBuilder negative = new HeifBuilder("heic");
        assertRejected(negative.build(negative.add("hvc1", new byte[9], extent(-1, 5))), "no size");
        HeifBuilder tile = new HeifBuilder("heic");
        int part = tile.add("hvc1", new byte[9]);
        int whole = tile.add("grid", HeifBuilder.grid(1, 1, 64, 64), extent(64, 64));
        assertRejected(tile.refer("dimg", whole, part).build(whole), "no size");
        assertRejected(tile.build(77), "no size");
    }

    @Test
    void theLastOfSeveralSizesCounts() {
        HeifBuilder builder = new HeifBuilder("heic");
        int picture = builder.add("hvc1", new byte[9], extent(64, 64), extent(9000, 9000));
        assertRejected(builder.build(picture), "too large");
    }

    @Test
    void rejectsLargeTilesAndTransparency() {
        HeifBuilder grid = new HeifBuilder("heic");
        int tile = grid.add("hvc1", new byte[9], extent(9000, 9000));
        int whole = grid.add("grid", HeifBuilder.grid(1, 1, 64, 64), extent(64, 64));
        assertRejected(grid.refer("dimg", whole, tile).build(whole), "too large");

        HeifBuilder transparent = new HeifBuilder("heic");
        int picture = transparent.add("hvc1", new byte[9], extent(64, 64));
        int alpha = transparent.add(
                "hvc1", new byte[9], extent(9000, 9000), HeifBuilder.auxiliary("urn:mpeg:hevc:2015:auxid:1"));
        assertRejected(transparent.refer("auxl", alpha, picture).build(picture), "too large");
    }

    @Test
    void rejectsPicturesThatAreDecodedAgainAndAgain() {
        HeifBuilder repeated = new HeifBuilder("heic");
        int tile = repeated.add("hvc1", new byte[9], extent(500, 500));
        int whole = repeated.add("grid", HeifBuilder.grid(1, 9, 500, 500), extent(500, 500));
        int[] tiles = new int[9];
        Arrays.fill(tiles, tile);
        assertRejected(repeated.refer("dimg", whole, tiles).build(whole), "too large");

        HeifBuilder cycle = new HeifBuilder("heic");
        int first = cycle.add("iovl", new byte[9], extent(8, 8));
        int second = cycle.add("iovl", new byte[9], extent(8, 8));
        assertRejected(
                cycle.refer("dimg", first, second)
                        .refer("dimg", second, first, first)
                        .build(first),
                "4096 parts");

        HeifBuilder explosion = new HeifBuilder("heic");
        int[] all = new int[60_000];
        int self = explosion.add("grid", new byte[9], extent(1, 1));
        Arrays.fill(all, self);
        assertRejected(explosion.refer("dimg", self, all).build(self), "4096 parts");
    }

    @Test
    void rejectsTablesThatClaimMoreThanTheyHave() {
        byte[] associations = ByteBuffer.allocate(8).putInt(0).putInt(-1).array();
        byte[] file = Samples.bytes(out -> {
            out.write(TYPE);
            out.write(Samples.box(
                    "meta", new byte[4], Samples.box("iprp", Samples.box("ipco"), Samples.box("ipma", associations))));
        });
        assertRejected(file, "too short");
        HeifBuilder links = new HeifBuilder("heic");
        int picture = links.add("hvc1", new byte[9], extent(8, 8));
        links.refer("xxxx", picture, new int[60_000]).refer("xxxx", picture, new int[60_000]);
        assertRejected(links.build(picture), "too many parts");
    }

    /** Each entry claims 65,535 parts of no bytes. */
    @Test
    void skipsHugeLocationsAtOnce() {
        ByteBuffer locations =
                ByteBuffer.allocate(600_000).putInt(0).putShort((short) 0).putShort((short) -1);
        while (locations.remaining() >= 6) {
            locations.putShort((short) 7).putShort((short) 0).putShort((short) -1);
        }
        byte[] entry = Samples.box("infe", new byte[] {2, 0, 0, 0, 0, 1, 0, 0, 'E', 'x', 'i', 'f', 0});
        byte[] file = Samples.bytes(out -> {
            out.write(TYPE);
            out.write(Samples.box(
                    "meta",
                    new byte[4],
                    Samples.box("iinf", new byte[6], entry),
                    Samples.box("iloc", locations.array())));
        });
        assertThat(metadata.describe(Samples.write(folder, file), MediaFormat.HEIC)
                        .takenAt())
                .isNull();
    }

    /** Reads what is read before the program starts, and writes the copy for it. */
    private void plan(byte[] bytes) throws IOException {
        Path file = Samples.write(folder, bytes);
        metadata.describe(file, MediaFormat.HEIC);
        HeifFile heif = HeifParser.read(file);
        DecodingPlan plan = DecodingPlan.of(heif, LIMITS);
        Path copy = folder.resolve("copy");
        Files.deleteIfExists(copy);
        PrimaryCopy.write(file, heif, plan, copy);
        assertThat(copy).hasSize(bytes.length);
    }

    private void assertRejected(byte[] bytes, String message) {
        assertThatThrownBy(() -> plan(bytes))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining(message);
    }

    /** A file with everything that phones write. */
    private static byte[] phone(byte[] data, byte[] configuration) {
        HeifBuilder builder = new HeifBuilder("heic");
        int[] tiles = new int[4];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = builder.addHidden("hvc1", data, configuration, extent(64, 64));
        }
        int whole = builder.add(
                "grid",
                HeifBuilder.grid(2, 2, 120, 110),
                extent(120, 110),
                HeifBuilder.crop(100, 100),
                HeifBuilder.mirror(1),
                HeifBuilder.rotation(3));
        int thumbnail = builder.addHidden("hvc1", data, configuration, extent(64, 64));
        int alpha = builder.addHidden(
                "hvc1", data, configuration, extent(64, 64), HeifBuilder.auxiliary("urn:mpeg:hevc:2015:auxid:1"));
        int exif = builder.addHidden("Exif", HeifBuilder.exif(Samples.exif(6, "2017:04:15 09:12:44")));
        return builder.refer("dimg", whole, tiles)
                .refer("thmb", thumbnail, whole)
                .refer("auxl", alpha, whole)
                .refer("cdsc", exif, whole)
                .build(whole);
    }
}
