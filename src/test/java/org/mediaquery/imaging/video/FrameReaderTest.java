package org.mediaquery.imaging.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.imaging.Samples;
import org.mediaquery.imaging.Videos;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.heif.FakeProgram;
import org.mediaquery.imaging.metadata.VideoMetadata;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.Frame;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.UnreadableMediaException;

class FrameReaderTest {

    private static final long MAX_PIXELS = 9_437_184;

    @TempDir
    Path folder;

    @Test
    void jcodecReadsFrames() throws IOException {
        check(new JcodecFrameReader(MAX_PIXELS, WorkingMemory.ofHeap()));
    }

    @Test
    void ffmpegReadsFrames() throws IOException {
        assumeTrue(FfmpegFrameReader.isInstalled(), "there is no ffmpeg on the path");
        check(FfmpegFrameReader.onPath(MAX_PIXELS));
    }

    @Test
    void usesLongerIntervalsForLongVideos() {
        Content day =
                new Content(MediaType.VIDEO, "video/mp4", new Dimensions(1920, 1080, 1), null, 24L * 60 * 60 * 1000);
        FramePlan plan = FramePlan.of(day, MAX_PIXELS);
        assertThat(plan.count()).isEqualTo(60);
        assertThat(plan.end(59)).isEqualTo(day.durationMillis());
        assertThat(plan.width()).isEqualTo(512);
        assertThat(plan.height()).isEqualTo(288);
    }

    @Test
    void rejectsLargeFramesBeforeDecoding() {
        Path video = Videos.write(folder, 640, 480, 1);
        assertThatThrownBy(() -> read(jcodec(100_000), video, claiming(640, 480)))
                .as("by the size in the container")
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContainingAll("640 x 480", "100000", "MEDIA_MAX_VIDEO_PIXELS");
        assertThatThrownBy(() -> read(jcodec(100_000), video, claiming(64, 48)))
                .as("by the size in the stream")
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContainingAll("640 x 480", "100000", "MEDIA_MAX_VIDEO_PIXELS");
        assertThat(read(jcodec(640 * 480), video, claiming(640, 480))).hasSize(1);
    }

    @Test
    void rejectsFramesThatNeverFitIntoMemory() {
        Path video = Videos.write(folder, 640, 480, 1);
        FrameReader reader = new JcodecFrameReader(MAX_PIXELS, new WorkingMemory(1 << 20));
        assertThatThrownBy(() -> read(reader, video, claiming(640, 480)))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("of memory to decode");
    }

    @Test
    void subsamplesLargeFramesBeforeConvertingThem() {
        Path video = Videos.write(folder, 2560, 1440, 1);
        List<Frame> frames = read(jcodec(MAX_PIXELS), video, claiming(2560, 1440));
        BufferedImage picture = frames.get(0).picture();
        assertThat(picture.getWidth()).isEqualTo(512);
        assertThat(picture.getHeight()).isEqualTo(288);
        assertThat(Samples.isNear(picture.getRGB(100, 200), Color.RED)).isTrue();
        assertThat(Samples.isNear(picture.getRGB(400, 200), Color.BLUE)).isTrue();
    }

    @Test
    void rejectsTablesThatClaimMoreEntriesThanTheyHave() {
        byte[] sizes = Samples.box("stsz", new byte[8], new byte[] {0x7f, -1, -1, -1});
        byte[] track = Samples.box("trak", Samples.box("mdia", Samples.box("minf", Samples.box("stbl", sizes))));
        Path video = Samples.write(folder, Samples.box("moov", track));
        assertThatThrownBy(() -> read(jcodec(MAX_PIXELS), video, claiming(64, 48)))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("larger than any real ones");
    }

    @Test
    void ffmpegGetsTheLimitButNotTheEnvironment() throws IOException {
        Path seen = folder.resolve("seen");
        Path program = FakeProgram.write(folder, "ffmpeg", "{ echo \"$@\"; env; } > '" + seen + "'");
        assertThatThrownBy(() -> read(
                        new FfmpegFrameReader(program.toString(), 100_000, Duration.ofMinutes(1)),
                        folder.resolve("video"),
                        claiming(64, 48)))
                .isInstanceOf(UnreadableMediaException.class);
        List<String> lines = Files.readAllLines(seen);
        assertThat(lines.get(0)).contains("-max_pixels 100000").contains("-threads 1");
        assertThat(lines.subList(1, lines.size()))
                .as("except what the shell itself sets")
                .allMatch(line -> line.matches("(PATH|LD_LIBRARY_PATH|PWD|OLDPWD|SHLVL|_)=.*"));
    }

    @Test
    void killsFfmpegAfterTheLimit() {
        Path program = FakeProgram.write(folder, "ffmpeg", "exec sleep 60");
        FrameReader reader = new FfmpegFrameReader(program.toString(), MAX_PIXELS, Duration.ofMillis(200));

        assertTimeout(Duration.ofSeconds(30), () -> assertThatThrownBy(
                        () -> read(reader, folder.resolve("video"), claiming(64, 48)))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("takes longer to decode than"));
    }

    private static FrameReader jcodec(long maxPixels) {
        return new JcodecFrameReader(maxPixels, WorkingMemory.ofHeap());
    }

    private static Content claiming(int width, int height) {
        return new Content(MediaType.VIDEO, "video/mp4", new Dimensions(width, height, 1), null, 1000L);
    }

    private static List<Frame> read(FrameReader reader, Path video, Content content) {
        List<Frame> frames = new ArrayList<>();
        reader.read(video, content, frames::add);
        return frames;
    }

    private void check(FrameReader reader) throws IOException {
        byte[] bytes;
        try (InputStream file = FrameReaderTest.class.getResourceAsStream("/media/upright.mp4")) {
            bytes = file.readAllBytes();
        }
        Path video = Files.write(folder.resolve("video"), bytes);
        Content content = new VideoMetadata().describe(new ByteArrayInputStream(bytes), MediaFormat.MP4);
        List<Frame> frames = new ArrayList<>();
        reader.read(video, content, frames::add);
        assertThat(frames).isNotEmpty();
        assertThat(frames.get(0).startMillis()).isZero();
        assertThat(frames.get(0).picture().getWidth())
                .isEqualTo(content.dimensions().width());

        Files.write(video, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> reader.read(video, content, frames::add)).isInstanceOf(UnreadableMediaException.class);
    }
}
